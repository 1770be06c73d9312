package dev.tandem.conformance.fault;

import static dev.tandem.conformance.fault.Http.call;
import static dev.tandem.conformance.fault.Http.instead;
import static dev.tandem.conformance.fault.Http.post;
import static dev.tandem.conformance.fault.Http.replace;
import static dev.tandem.conformance.fault.Http.reply;
import static dev.tandem.conformance.fault.Http.status;

import dev.tandem.conformance.fault.proxy.Reply;
import dev.tandem.conformance.fault.proxy.Request;
import dev.tandem.conformance.fault.proxy.Tampering;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What REST says of pushes of live streams. */
final class PushListFaults {
  private static final String STILL = "seen was it is still listed";

  private PushListFaults() {}

  static List<Fault> all() {
    return List.of(
        Fault.of(
                "push-waits-for-target",
                "answers a push when the target has answered, and 500 if that stays silent",
                reply(post("/pull/push"), status(200, 500)))
            .caughtBy(
                "push-answers-while-the-target-is-silent",
                "allowed is status 200, seen was status 500"),
        Fault.of(
                "push-success-with-body",
                "answers a successful push with an object",
                reply(post("/pull/push"), replace(200, 200, "{}")))
            .caughtBy("push-success-body-is-empty", "allowed is an empty body"),
        Fault.of(
                "push-remote-id-a-number",
                "lists a number as remoteMediaSessionId",
                reply(
                    call("/pull/find_all"),
                    Entries.each(entry -> entry.put("remoteMediaSessionId", 7))))
            .caughtBy(
                "push-remote-id-is-null-or-a-string",
                "allowed is remoteMediaSessionId null or a string"),
        Fault.of(
                "duplicate-push-accepted",
                "answers a push into a remote name that a push has with 200",
                reply(post("/pull/push"), replace(409, 200, "")))
            .caughtBy("push-twice-is-409", "allowed is status 409, seen was status 200")
            .caughtBy(
                "push-to-the-remote-name-of-another-is-409",
                "allowed is status 409, seen was status 200"),
        Fault.of("find-all-only-pulls", "lists pulls alone", OnlyPulls::new)
            .caughtBy("push-is-listed-with-six-fields", "an entry with localStreamName")
            .caughtBy("find-all-lists-pushes-and-pulls", "allowed is one array with the push"),
        Fault.of(
                "terminate-leaves-remote",
                "answers terminate with 200 and ends nothing",
                instead(post("/pull/terminate"), 200))
            .caughtBy("terminated-push-leaves-the-target", STILL)
            .caughtBy("terminated-push-tells-its-players", "notifyStreamStatusEvent within")
            .caughtBy("terminated-push-is-unpublished", "allowed is unPublishStream of")
            .caughtBy("terminated-pull-is-stopped", "allowed is stopStream of")
            .caughtBy("terminated-pull-ends-the-local-stream", STILL),
        Fault.of(
                "push-survives-source",
                "keeps a stream on the target whose source has ended",
                KeptStreams::new)
            .caughtBy("push-leaves-the-target-with-its-source", STILL)
            .caughtBy("push-ends-with-a-source-that-breaks-off", STILL),
        Fault.of("ended-push-stays-listed", "lists pushes that have ended", Sticky::new)
            .caughtBy("push-leaves-the-list-with-its-source", STILL)
            .caughtBy("push-to-a-taken-name-vanishes", STILL)
            .caughtBy("push-that-is-refused-vanishes", STILL)
            .caughtBy("push-to-a-target-that-breaks-off-vanishes", STILL)
            .caughtBy("push-to-a-target-without-user-data-vanishes", STILL)
            .caughtBy("push-to-a-target-without-answer-vanishes", STILL)
            .caughtBy("push-to-a-target-without-transport-vanishes", STILL)
            .caughtBy("push-vanishes-when-its-target-dies", STILL)
            .caughtBy("push-vanishes-when-its-target-says-failed", STILL)
            .caughtBy("push-to-a-closed-port-vanishes", STILL)
            .caughtBy("push-onto-itself-ends", STILL)
            .caughtBy(
                "stream-published-again-is-not-pushed-again",
                "allowed is no push of it in /pull/find_all"),
        Fault.of("push-ends-source", "ends a stream that is pushed", EndsSource::new)
            .caughtBy("push-that-is-refused-spares-its-source", "video packets", "goes on")
            .caughtBy("push-to-a-closed-port-spares-its-source", "video packets", "goes on")
            .caughtBy("slow-target-disturbs-nobody", "video packets", "goes on")
            .caughtBy(
                "dying-target-disturbs-nobody",
                "video packets",
                "goes on",
                "video packet",
                "publishStream")
            .caughtBy("push-onto-itself-does-not-multiply", "video packets", "goes on"));
  }

  private static final class OnlyPulls implements Tampering {
    private final Set<String> pushed = ConcurrentHashMap.newKeySet();

    @Override
    public Reply http(Request request, Upstream server) throws IOException {
      if (request.is("POST", "/pull/push")) {
        pushed.add(request.field("localStreamName"));
      }
      Reply reply = server.ask(request);
      if (!call("/pull/find_all").test(request) || !(reply.json() instanceof ArrayNode list)) {
        return reply;
      }
      ArrayNode pulls = list.deepCopy();
      pulls.removeIf(entry -> pushed.contains(entry.path("localStreamName").asString("")));
      return reply.withText(pulls.toString());
    }
  }

  private static final class KeptStreams implements Tampering {
    private final Map<String, Reply> found = new ConcurrentHashMap<>();

    @Override
    public Reply http(Request request, Upstream server) throws IOException {
      Reply reply = server.ask(request);
      if (!request.is("POST", "/stream/find")) {
        return reply;
      }
      if (reply.status() == 200) {
        found.put(request.text(), reply);
      }
      return found.getOrDefault(request.text(), reply);
    }
  }

  private static final class Sticky implements Tampering {
    private final Map<String, ObjectNode> entries = new ConcurrentHashMap<>();

    @Override
    public Reply http(Request request, Upstream server) throws IOException {
      Reply reply = server.ask(request);
      if (request.is("POST", "/pull/push") && reply.status() == 200) {
        entries.put(request.field("localStreamName"), Entries.of(request));
      }
      return call("/pull/find_all").test(request)
          ? Entries.with(reply, List.copyOf(entries.values()))
          : reply;
    }
  }

  private static final class EndsSource implements Tampering {
    @Override
    public Reply http(Request request, Upstream server) throws IOException {
      Reply reply = server.ask(request);
      if (request.is("POST", "/pull/push") && reply.status() == 200) {
        JsonNode name = request.json().path("localStreamName");
        for (JsonNode stream : Entries.list(server, "/stream/find_all")) {
          if (stream.path("name").equals(name) && stream.path("published").asBoolean(false)) {
            Entries.call(
                server, "/stream/terminate", "mediaSessionId", stream.path("mediaSessionId"));
          }
        }
      }
      return reply;
    }
  }
}
