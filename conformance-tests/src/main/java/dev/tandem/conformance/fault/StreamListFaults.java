package dev.tandem.conformance.fault;

import static dev.tandem.conformance.fault.Http.call;
import static dev.tandem.conformance.fault.Http.instead;
import static dev.tandem.conformance.fault.Http.post;
import static dev.tandem.conformance.fault.Http.replace;
import static dev.tandem.conformance.fault.Http.reply;
import static dev.tandem.conformance.fault.Http.tampering;

import dev.tandem.conformance.fault.proxy.Reply;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** /rest-api/stream and /rest-api/connection. */
final class StreamListFaults {
  private StreamListFaults() {}

  static List<Fault> all() {
    return List.of(
        Fault.of(
                "stream-find-empty-array",
                "answers /stream/find without a match with an empty array",
                reply(call("/stream/find"), replace(404, 200, "[]")))
            .caughtBy(
                "stream-find-without-match-is-404", "allowed is status 404, seen was status 200 []")
            .alsoFires(
                "they take their 404 from there",
                "error-body-is-a-json-object",
                "huge-body-is-refused",
                "parallel-requests-are-answered",
                "broken-request-is-survived"),
        Fault.of(
                "stream-find-all-empty-200",
                "answers /stream/find_all of nothing with an empty array",
                reply(call("/stream/find_all"), replace(404, 200, "[]")))
            .caughtBy(
                "stream-find-all-is-an-array-or-404",
                "allowed is status 404, or 200 with an array of at least one stream"),
        Fault.of(
                "stream-find-ignores-bad-parameter",
                "takes a field of another type for one that is not there",
                instead(post("/stream/find").and(r -> r.json().path("published").isArray()), 404))
            .caughtBy(
                "stream-find-bad-parameter-is-refused",
                "allowed is status 400 or 500, seen was status 404"),
        Fault.of(
                "stream-terminate-always-200",
                "answers /stream/terminate without a match with 200",
                reply(post("/stream/terminate"), replace(404, 200, "")))
            .caughtBy(
                "stream-terminate-without-match-is-404",
                "allowed is status 404, seen was status 200"),
        Fault.of(
                "stream-terminate-ends-all",
                "takes /stream/terminate without a filter for all streams",
                instead(post("/stream/terminate").and(r -> r.json().isEmpty()), 200))
            .caughtBy("stream-terminate-without-filter-is-refused", "seen was status 200"),
        Fault.of(
                "connection-list-empty",
                "lists no connections",
                reply(call("/connection/find_all"), r -> r.withText("[]")))
            .caughtBy(
                "connection-find-all-lists-a-client", "allowed is an entry with the sessionId"),
        Fault.of(
                "connection-terminate-ignored",
                "answers /connection/terminate with 200 and does nothing",
                instead(post("/connection/terminate"), 200))
            .caughtBy(
                "connection-terminate-closes-one-client",
                "allowed is the end of this connection after its termination by REST"),
        Fault.of(
                "connection-terminate-ends-all",
                "ends all connections where one is to be terminated",
                tampering(
                    post("/connection/terminate"),
                    (request, server) -> {
                      for (JsonNode entry : Entries.list(server, "/connection/find_all")) {
                        JsonNode session = entry.path("sessionId");
                        Entries.call(server, "/connection/terminate", "sessionId", session);
                      }
                      return Reply.of(200, "");
                    }))
            .caughtBy("connection-terminate-closes-one-client", "the end of the connection"));
  }
}
