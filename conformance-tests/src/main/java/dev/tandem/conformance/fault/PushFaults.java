package dev.tandem.conformance.fault;

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
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.node.ObjectNode;

/** /pull/push before it has a stream. */
final class PushFaults {
  private PushFaults() {}

  static List<Fault> all() {
    return List.of(
        Fault.of(
                "push-unknown-stream-200",
                "answers the push of a stream that is not there with 200",
                reply(post("/pull/push"), replace(404, 200, "")))
            .caughtBy("push-of-unknown-stream-is-404", "allowed is status 404, seen was status 200")
            .alsoFires("it waits for a refusal", "refused-push-is-not-listed"),
        lacking("push-without-uri-500", "uri", "push-without-uri-is-400"),
        lacking("push-without-local-name-500", "localStreamName", "push-without-local-name-is-400"),
        lacking(
            "push-without-remote-name-500", "remoteStreamName", "push-without-remote-name-is-400"),
        Fault.of(
                "push-to-http-accepted",
                "answers a push to an address that is no WebSocket with 200",
                instead(post("/pull/push").and(Http::badUri), 200))
            .caughtBy("push-to-a-bad-uri-is-400", "allowed is status 400, seen was status 200"),
        Fault.of("refused-push-listed", "lists a push that it has refused", Ghosts::new)
            .caughtBy(
                "refused-push-is-not-listed",
                "allowed is a refusal, and no entry in /pull/find_all"));
  }

  private static Fault lacking(String name, String field, String check) {
    return Fault.of(
            name,
            "answers a push without " + field + " with 500",
            reply(post("/pull/push").and(r -> !r.json().has(field)), status(400, 500)))
        .caughtBy(check, "allowed is status 400, seen was status 500");
  }

  private static final class Ghosts implements Tampering {
    private final List<ObjectNode> entries = new CopyOnWriteArrayList<>();

    @Override
    public Reply http(Request request, Upstream server) throws IOException {
      Reply reply = server.ask(request);
      if (request.is("POST", "/pull/push") && reply.status() != 200) {
        entries.add(Entries.of(request));
      }
      return Http.call("/pull/find_all").test(request) ? Entries.with(reply, entries) : reply;
    }
  }
}
