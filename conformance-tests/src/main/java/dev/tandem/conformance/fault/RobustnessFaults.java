package dev.tandem.conformance.fault;

import static dev.tandem.conformance.fault.Talk.fromClient;
import static dev.tandem.conformance.fault.Talk.hangUp;
import static dev.tandem.conformance.fault.Talk.named;

import dev.tandem.conformance.fault.proxy.Conversation;
import dev.tandem.conformance.fault.proxy.FaultyServer;
import dev.tandem.conformance.fault.proxy.Message;
import dev.tandem.conformance.fault.proxy.Reply;
import dev.tandem.conformance.fault.proxy.Request;
import dev.tandem.conformance.fault.proxy.Tampering;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What malformed and excessive input does to a server; a crash is one second without service. */
final class RobustnessFaults {
  private static final Duration CRASH = Duration.ofSeconds(1);
  private static final String[] CRASHED = {
    "the end of the connection", "allowed is an open WebSocket"
  };
  private static final int MEBIBYTE = 1 << 20;

  private RobustnessFaults() {}

  static List<Fault> all() {
    return List.of(
        Fault.of(
                "malformed-json-kills-server",
                "crashes on a message that is no JSON",
                crash(m -> m.isText() && m.json().isMissingNode()))
            .caughtBy("malformed-message-is-survived", CRASHED)
            .alsoFires("the sender's connection ends, too", "one-malformed-message-*"),
        Fault.of(
                "malformed-json-closes",
                "ends the connection on a message that is no JSON",
                hangUp(m -> m.isText() && m.json().isMissingNode()))
            .caughtBy("one-malformed-message-keeps-the-connection", "the end of the connection"),
        Fault.of(
                "odd-json-kills-server",
                "crashes on JSON that is no object",
                crash(m -> m.isText() && !m.json().isMissingNode() && !m.json().isObject()))
            .caughtBy("unexpected-json-is-survived", CRASHED),
        Fault.of("binary-frame-kills-server", "crashes on a binary frame", crash(m -> !m.isText()))
            .caughtBy("binary-frame-is-survived", CRASHED),
        Fault.of(
                "fragments-refused",
                "ends the connection on a message in several frames",
                hangUp(m -> m.parts() > 1))
            .caughtBy("fragmented-message-is-understood", "the end of the connection"),
        Fault.of(
                "huge-message-kills-server",
                "crashes on a message of more than a mebibyte",
                () ->
                    new Tampering() {
                      @Override
                      public void fromClientSoFar(Conversation talk, long bytes) {
                        if (bytes > MEBIBYTE) {
                          talk.proxy().breakDown(CRASH);
                        }
                      }
                    })
            .caughtBy("huge-message-hits-only-its-sender", CRASHED),
        Fault.of(
                "deep-json-kills-server",
                "crashes on deeply nested JSON",
                crash(m -> m.text().contains("[".repeat(500))))
            .caughtBy("deep-json-is-survived", CRASHED),
        Fault.of(
                "silent-client-blocks",
                "answers no connection message while another client is silent",
                Blocked::new)
            .caughtBy("silent-client-holds-up-nobody", "allowed is getUserData within")
            .alsoFires("they open several connections first", "connection-terminate-*"),
        Fault.of(
                "truncated-sdp-kills-session",
                "ends the connection on an offer that is cut off",
                hangUp(named("publishStream").and(m -> cutOff(m.field("sdp")))))
            .caughtBy("truncated-offers-are-survived", "the end of the connection"),
        Fault.of(
                "names-cut-at-slash",
                "cuts stream names at the first slash",
                fromClient(
                    named("publishStream"),
                    (talk, m) -> talk.toServer(m.with("name", m.field("name").split("/", 2)[0]))))
            .caughtBy(
                "odd-stream-names-are-kept-apart",
                "allowed is a stream, or a refusal of its name as such"),
        Fault.of("broken-client-leaks", "never notices that a client has gone", Leak::new)
            .caughtBy("broken-clients-leave-nothing", "seen was it is not so")
            .alsoFires("its name is never free again", "name-is-free-after-the-connection-ended"),
        Fault.of(
                "connection-churn-leaks",
                "refuses further connections after twenty that went without a word",
                Churn::new)
            .caughtBy("many-connections-are-survived", "allowed is an open WebSocket"),
        Fault.of(
                "huge-body-kills-server",
                "crashes on a body of more than four mebibytes",
                () ->
                    new Tampering() {
                      @Override
                      public Reply http(Request request, Upstream server) throws IOException {
                        if (request.body().length > 4 * MEBIBYTE) {
                          server.proxy().breakDown(CRASH);
                        }
                        return server.ask(request);
                      }
                    })
            .caughtBy("huge-body-is-refused", "allowed is an HTTP answer"),
        Fault.of(
                "rest-serialised",
                "serves one REST request at a time, and takes half a second for each",
                Serial::new)
            .caughtBy("parallel-requests-are-answered", "seen was no answer to one of them"),
        Fault.of(
                "broken-request-hangs",
                "serves nobody for a second after a request that was broken off",
                () ->
                    new Tampering() {
                      @Override
                      public void brokenRequest(FaultyServer proxy) {
                        proxy.breakDown(CRASH);
                      }
                    })
            .caughtBy("broken-request-is-survived", "allowed is an HTTP answer"));
  }

  private static Supplier<Tampering> crash(Predicate<Message> when) {
    return fromClient(when, (talk, message) -> talk.proxy().breakDown(CRASH));
  }

  private static boolean cutOff(String sdp) {
    return sdp.startsWith("v=0") && !sdp.contains("a=rtpmap");
  }

  private static final class Blocked implements Tampering {
    private final Set<Conversation> silent = ConcurrentHashMap.newKeySet();

    @Override
    public void opened(Conversation talk) {
      silent.add(talk);
    }

    @Override
    public void fromClient(Conversation talk, Message message) {
      silent.remove(talk);
      if (silent.isEmpty() || !message.is("connection")) {
        talk.toServer(message);
      }
    }

    @Override
    public void clientLeft(Conversation talk) {
      silent.remove(talk);
      talk.leaveServer();
    }
  }

  private static final class Leak implements Tampering {
    @Override
    public void clientLeft(Conversation talk) {
      talk.notes().put("gone", true);
    }

    @Override
    public void fromServer(Conversation talk, Message message) {
      if (message.is("ping") && talk.notes().containsKey("gone")) {
        talk.toServer(ConnectionFaults.PONG);
      }
      talk.toClient(message);
    }
  }

  private static final class Churn implements Tampering {
    private static final int MOST = 20;
    private final AtomicInteger leaked = new AtomicInteger();

    @Override
    public @Nullable Reply handshake(Request request) {
      return leaked.get() > MOST ? Reply.of(503, "") : null;
    }

    @Override
    public void fromClient(Conversation talk, Message message) {
      talk.notes().put("spoke", true);
      talk.toServer(message);
    }

    @Override
    public void clientLeft(Conversation talk) {
      if (!talk.notes().containsKey("spoke")) {
        leaked.incrementAndGet();
      }
      talk.leaveServer();
    }
  }

  private static final class Serial implements Tampering {
    @Override
    public synchronized Reply http(Request request, Upstream server) throws IOException {
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
      return server.ask(request);
    }
  }
}
