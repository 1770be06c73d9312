package dev.tandem.conformance.checks;

import dev.tandem.conformance.check.Check;
import dev.tandem.conformance.check.CheckContext;
import dev.tandem.conformance.check.Signalling;
import dev.tandem.conformance.probe.Await;
import dev.tandem.conformance.probe.ProbeTimeoutException;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** /rest-api/stream and /rest-api/connection. */
final class StreamListChecks {
  private static final String STREAM = "the handlers of /stream/find and /stream/terminate";
  private static final String CONNECTION = "the handlers of /connection/find_all and terminate";

  private StreamListChecks() {}

  static List<Check> all() {
    return List.of(
        Check.of("stream-find-without-match-is-404", StreamListChecks::findNothing),
        Check.of("stream-find-all-is-an-array-or-404", StreamListChecks::findAll),
        Check.of("stream-find-bad-parameter-is-refused", StreamListChecks::badParameter),
        Check.of("stream-terminate-without-match-is-404", StreamListChecks::terminateNothing),
        Check.of("stream-terminate-without-filter-is-refused", StreamListChecks::terminateAll),
        Check.of("connection-find-all-lists-a-client", StreamListChecks::connectionListed),
        Check.of("connection-terminate-closes-one-client", StreamListChecks::connectionEnded));
  }

  private static void findNothing(CheckContext c) {
    c.rest(1).post("/stream/find", Map.of("name", c.freshName("none"))).status(STREAM, 404);
  }

  private static void findAll(CheckContext c) {
    c.rest(1)
        .get("/stream/find_all")
        .must(
            r ->
                r.status() == 404
                    || (r.status() == 200 && r.json().isArray() && r.json().size() > 0),
            "status 404, or 200 with an array of at least one stream",
            STREAM);
  }

  private static void badParameter(CheckContext c) {
    c.rest(1).postText("/stream/find", "{\"published\":[1]}").status(STREAM, 400, 500);
  }

  private static void terminateNothing(CheckContext c) {
    c.rest(1).post("/stream/terminate", Map.of("name", c.freshName("none"))).status(STREAM, 404);
  }

  private static void terminateAll(CheckContext c) {
    c.rest(1).postText("/stream/terminate", "{}").status(STREAM, 400, 404, 500);
  }

  private static void connectionListed(CheckContext c) {
    String session = session(c.open(1));
    c.rest(1)
        .get("/connection/find_all")
        .status(CONNECTION, 200)
        .must(
            r -> contains(r.items(), session),
            "an entry with the sessionId " + session,
            CONNECTION);
  }

  private static void connectionEnded(CheckContext c) {
    Signalling ours = c.open(1);
    Signalling other = c.open(1);
    String session = session(ours);
    session(other);
    c.rest(1).post("/connection/terminate", Map.of("sessionId", session)).status(CONNECTION, 200);
    try {
      Await.value("the end", c.deadlines().answer(), ours::isClosed, closed -> closed);
    } catch (ProbeTimeoutException e) {
      throw ours.failure("the end of this connection after its termination by REST", CONNECTION);
    }
    other.fence();
  }

  private static String session(Signalling client) {
    JsonNode data = client.hello().first();
    return data.path("sessionId").asString(data.path("authToken").asString("?"));
  }

  private static boolean contains(List<JsonNode> items, String session) {
    return items.stream().anyMatch(item -> item.path("sessionId").asString("").equals(session));
  }
}
