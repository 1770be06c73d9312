package dev.tandem.conformance.fault;

import static dev.tandem.conformance.fault.Http.instead;
import static dev.tandem.conformance.fault.Http.post;
import static dev.tandem.conformance.fault.Http.replace;
import static dev.tandem.conformance.fault.Http.reply;
import static dev.tandem.conformance.fault.Talk.accept;
import static dev.tandem.conformance.fault.Talk.answer;
import static dev.tandem.conformance.fault.Talk.failed;
import static dev.tandem.conformance.fault.Talk.fromClient;
import static dev.tandem.conformance.fault.Talk.named;
import static dev.tandem.conformance.fault.Talk.status;
import static dev.tandem.conformance.fault.Talk.swallow;

import dev.tandem.conformance.fault.proxy.Conversation;
import dev.tandem.conformance.fault.proxy.Message;
import dev.tandem.conformance.fault.proxy.Reply;
import dev.tandem.conformance.fault.proxy.Request;
import dev.tandem.conformance.fault.proxy.Tampering;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What REST and signalling say of streams that are live. */
final class LiveFaults {
  private LiveFaults() {}

  static List<Fault> all() {
    return List.of(
        Fault.of("publishing-never", "never says PUBLISHING", swallow(status("PUBLISHING")))
            .caughtBy("publishing-follows-media", "PUBLISHING"),
        Fault.of(
                "duplicate-name-replaces-first",
                "answers a publication of a name that is live",
                accept("Stream name is already in use"))
            .caughtBy("published-name-cannot-be-published", "setRemoteSDP"),
        Fault.of(
                "duplicate-name-ends-first",
                "ends a live stream when its name is asked for again",
                EndsFirst::new)
            .caughtBy(
                "refused-publication-leaves-the-first",
                "video packets",
                "allowed is a first publication and a player that go on"),
        Fault.of(
                "unpublish-races-into-failed",
                "takes the end of the peer connection before UNPUBLISHED for a failure",
                answer(
                    status("UNPUBLISHED"),
                    m -> m.with("status", "FAILED").with("info", "Failed by ICE error")))
            .caughtBy("unpublish-never-fails", "allowed is UNPUBLISHED alone, seen was [FAILED"),
        Fault.of(
                "silent-publisher-stays",
                "says nothing of a publisher who sends no media any more",
                swallow(failed("Failed by RTP activity")))
            .caughtBy("silent-publisher-fails", "allowed is"),
        Fault.of(
                "stream-find-misses-published",
                "finds no published stream",
                reply(post("/stream/find"), replace(200, 404, "{}")))
            .caughtBy(
                "stream-find-finds-a-published-stream",
                "allowed is status 200, seen was status 404"),
        Fault.of(
                "stream-find-keeps-ended",
                "goes on finding streams that have ended",
                Remembered::new)
            .caughtBy(
                "stream-find-forgets-an-ended-stream",
                "allowed is status 404, seen was status 200"),
        Fault.of(
                "stream-fields-missing",
                "lists streams without mediaType",
                reply(post("/stream/find"), Entries.each(entry -> entry.remove("mediaType"))))
            .caughtBy(
                "listed-stream-has-the-documented-fields",
                "allowed is an entry with the field mediaType"),
        Fault.of(
                "terminate-without-status",
                "ends a stream by REST without a word to its client",
                swallow(LiveFaults::saysTerminated))
            .caughtBy("stream-terminate-ends-the-stream", "allowed is"),
        Fault.of(
                "terminate-wrong-info",
                "says 'Stopped by user' of a stream that was ended by REST",
                answer(LiveFaults::saysTerminated, m -> m.with("info", "Stopped by user")))
            .caughtBy("stream-terminate-ends-the-stream", "with info 'Stopped by user'"),
        Fault.of(
                "event-send-ignored",
                "answers /stream/event/send with 200 and sends nothing",
                instead(post("/stream/event/send"), 200))
            .caughtBy("sent-event-reaches-players", "allowed is notifyStreamEvent within"),
        Fault.of(
                "foreign-event-accepted",
                "lets one session send events of another's stream",
                ForeignEvents::new)
            .caughtBy(
                "foreign-stream-events-are-refused",
                "allowed is no event of that sender at the players"),
        Fault.of(
                "available-stream-boolean-true",
                "answers availableStream with the boolean true",
                answer(
                    named("availableStream").and(m -> m.field("status").equals("true")),
                    m -> m.withFirst(first -> first.put("status", true))))
            .caughtBy(
                "available-stream-says-true-as-string",
                "allowed is the status \"true\", as a string, seen was true"),
        Fault.of(
                "snapshot-unanswered",
                "does not answer snapshot",
                fromClient(named("snapshot"), (talk, message) -> {}))
            .caughtBy("snapshot-is-answered", "allowed is notifyStreamEvent within"),
        Fault.of(
                "second-use-of-an-id-fails-the-stream",
                "says FAILED under the id of a live stream when that is used again",
                fromClient(named("publishStream"), LiveFaults::failedAgain))
            .caughtBy("second-use-of-an-id-spares-the-stream", "FAILED"));
  }

  private static boolean saysTerminated(Message message) {
    return message.is("notifyStreamStatusEvent")
        && message.field("info").equals("Stopped by rest /terminate");
  }

  private static void failedAgain(Conversation talk, Message message) {
    if (talk.notes().putIfAbsent(message.streamId(), true) == null) {
      talk.toServer(message);
    } else {
      talk.toClient(status(message.streamId(), "FAILED", "MediaSessionId is already in use"));
    }
  }

  /** Unpublishes the first stream of a name when the server refuses the second. */
  private static final class EndsFirst implements Tampering {
    private final Map<String, Runnable> first = new ConcurrentHashMap<>();

    @Override
    public void fromClient(Conversation talk, Message message) {
      if (message.is("publishStream")) {
        Message end = message.edited(whole -> whole.put("message", "unPublishStream"));
        first.putIfAbsent(message.field("name"), () -> talk.toServer(end));
        talk.notes().put(message.streamId(), message.field("name"));
      }
      talk.toServer(message);
    }

    @Override
    public void fromServer(Conversation talk, Message message) {
      talk.toClient(message);
      if (failed("Stream name is already in use").test(message)) {
        Object name = talk.notes().getOrDefault(message.streamId(), "");
        first.getOrDefault(String.valueOf(name), () -> {}).run();
      }
    }
  }

  private static final class Remembered implements Tampering {
    private final Set<String> names = ConcurrentHashMap.newKeySet();

    @Override
    public void fromClient(Conversation talk, Message message) {
      if (message.is("publishStream")) {
        names.add(message.field("name"));
      }
      talk.toServer(message);
    }

    @Override
    public Reply http(Request request, Upstream server) throws IOException {
      Reply reply = server.ask(request);
      boolean known = request.is("POST", "/stream/find") && names.contains(request.field("name"));
      return known && reply.status() == 404
          ? Reply.of(200, "[{\"name\":\"%s\"}]".formatted(request.field("name")))
          : reply;
    }
  }

  private static final class ForeignEvents implements Tampering {
    private final Map<String, Conversation> owners = new ConcurrentHashMap<>();

    @Override
    public void fromClient(Conversation talk, Message message) {
      if (message.is("publishStream")) {
        owners.put(message.streamId(), talk);
      }
      boolean event = message.is("sendStreamEvent");
      (event ? owners.getOrDefault(message.streamId(), talk) : talk).toServer(message);
    }
  }
}
