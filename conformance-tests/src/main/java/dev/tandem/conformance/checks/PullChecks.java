package dev.tandem.conformance.checks;

import dev.tandem.conformance.check.Check;
import dev.tandem.conformance.check.CheckContext;
import dev.tandem.conformance.check.CheckFailure;
import dev.tandem.conformance.check.Exchange;
import dev.tandem.conformance.check.Offers;
import dev.tandem.conformance.check.Signalling;
import dev.tandem.conformance.probe.Await;
import dev.tandem.conformance.probe.ProbeTimeoutException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** /pull/pull towards an address of the kit that stays silent, or where nobody listens. */
final class PullChecks {
  private static final String PULL = "the handler of /pull/pull";
  private static final String LIST = "what /pull/find_all writes for each entry";
  private static final String GONE = "when an ended session leaves the list of pushes and pulls";

  private PullChecks() {}

  static List<Check> all() {
    return List.of(
        Check.of("pull-answers-while-the-remote-is-silent", PullChecks::answersAtOnce),
        Check.of("pull-success-is-200", PullChecks::answersAtOnce),
        Check.of("pull-success-body-is-empty", PullChecks::emptyBody),
        Check.of("pull-without-a-field-is-400", PullChecks::withoutField),
        Check.of("pull-from-a-bad-uri-is-400", PullChecks::badUri),
        Check.of("pull-twice-is-409", PullChecks::twice),
        Check.of("pull-into-a-taken-name-is-409", PullChecks::takenName),
        Check.of("find-all-is-a-json-array", PullChecks::array),
        Check.of("find-all-has-the-documented-fields", PullChecks::fields),
        Check.of("find-all-shows-the-uri", PullChecks::showsUri),
        Check.of("first-status-is-new", PullChecks::firstStatus),
        Check.of("remote-media-session-id-is-null-at-first", PullChecks::remoteIdIsNull),
        Check.of("local-media-session-ids-differ", PullChecks::idsDiffer),
        Check.of("find-all-of-nothing-is-404", PullChecks::nothing),
        Check.of("pull-from-a-closed-port-vanishes", PullChecks::closedPort),
        Check.of("pull-of-unknown-stream-vanishes", PullChecks::unknownStream),
        Check.of("failed-pull-frees-its-name", PullChecks::freesName),
        Check.of("pending-pull-cannot-be-played", PullChecks::notPlayable),
        Check.of("passwords-are-not-listed", PullChecks::noPasswords));
  }

  /** The entry of this local name; fails if there is none. */
  static JsonNode entry(CheckContext c, String localName) {
    Exchange list = c.rest(1).get("/pull/find_all");
    return list.reply().items().stream()
        .filter(item -> item.path("localStreamName").asString("").equals(localName))
        .findFirst()
        .orElseThrow(() ->
            new CheckFailure(
                list.sent(),
                "an entry with localStreamName " + localName,
                list.reply().toString(),
                LIST));
  }

  static boolean listed(CheckContext c, String localName) {
    return c.rest(1).get("/pull/find_all").reply().items().stream()
        .anyMatch(item -> item.path("localStreamName").asString("").equals(localName));
  }

  /** Waits until server 1 lists neither push nor pull of this local name. */
  static void awaitGone(CheckContext c, String sent, String localName) {
    try {
      Await.value("the end", c.deadlines().giveUp(), () -> listed(c, localName), listed -> !listed);
    } catch (ProbeTimeoutException e) {
      throw new CheckFailure(
          sent,
          "an entry that leaves /pull/find_all within %d s"
              .formatted(c.deadlines().giveUp().toSeconds()),
          "it is still listed",
          GONE);
    }
  }

  /** A pull that is under way, since its remote server never says a word. */
  static String pending(CheckContext c, String uri) {
    String name = c.freshName("pull");
    c.pull(uri, name, "remote").status(PULL, 200);
    return name;
  }

  private static void answersAtOnce(CheckContext c) {
    c.pull(c.silentListener().uri(), c.freshName("pull"), "remote").status(PULL, 200);
  }

  private static void emptyBody(CheckContext c) {
    c.pull(c.silentListener().uri(), c.freshName("pull"), "remote")
        .emptyBody("what is written on success: the vendor's REST SDK parses any body as JSON");
  }

  private static void withoutField(CheckContext c) {
    String uri = c.silentListener().uri();
    String name = c.freshName("pull");
    for (Map<String, String> body :
        List.of(
            Map.of("localStreamName", name, "remoteStreamName", "remote"),
            Map.of("uri", uri, "remoteStreamName", "remote"),
            Map.of("uri", uri, "localStreamName", name))) {
      c.rest(1).post("/pull/pull", body).status(PULL, 400);
    }
  }

  private static void badUri(CheckContext c) {
    for (String uri : List.of("http://192.0.2.1:8080", "nonsense", "")) {
      c.pull(uri, c.freshName("pull"), "remote").status(PULL, 400);
    }
  }

  private static void twice(CheckContext c) {
    String uri = c.silentListener().uri();
    String name = pending(c, uri);
    c.pull(uri, name, "remote").status("the key of sessions under way: uri and both names", 409);
  }

  private static void takenName(CheckContext c) {
    String name = pending(c, c.silentListener().uri());
    c.pull(c.silentListener().uri(), name, "other").status("who may take a stream name", 409);
  }

  private static void array(CheckContext c) {
    pending(c, c.silentListener().uri());
    c.rest(1)
        .get("/pull/find_all")
        .status(LIST, 200)
        .must(r -> r.json().isArray(), "a JSON array", LIST);
  }

  private static void fields(CheckContext c) {
    JsonNode entry = entry(c, pending(c, c.silentListener().uri()));
    for (String field :
        List.of(
            "localMediaSessionId",
            "remoteMediaSessionId",
            "localStreamName",
            "remoteStreamName",
            "uri",
            "status")) {
      CheckContext.expect(
          entry.has(field), "GET /rest-api/pull/find_all", "the field " + field, "" + entry, LIST);
    }
  }

  private static void showsUri(CheckContext c) {
    String uri = c.silentListener().uri();
    String seen = entry(c, pending(c, uri)).path("uri").asString("");
    CheckContext.expect(
        seen.equals(uri) || seen.equals(uri + "/websocket"),
        "a pull from " + uri,
        "that uri, or it with /websocket",
        seen,
        LIST);
  }

  private static void firstStatus(CheckContext c) {
    String seen = entry(c, pending(c, c.silentListener().uri())).path("status").asString("");
    CheckContext.expect(seen.equals("NEW"), "a pull from a silent server", "NEW", seen, LIST);
  }

  private static void remoteIdIsNull(CheckContext c) {
    JsonNode entry = entry(c, pending(c, c.silentListener().uri()));
    CheckContext.expect(
        entry.path("remoteMediaSessionId").isNull(),
        "a pull from a silent server",
        "remoteMediaSessionId null",
        "" + entry,
        LIST);
  }

  private static void idsDiffer(CheckContext c) {
    String uri = c.silentListener().uri();
    Set<String> ids =
        List.of(pending(c, uri), pending(c, uri), pending(c, uri)).stream()
            .map(name -> entry(c, name).path("localMediaSessionId").asString(""))
            .collect(Collectors.toSet());
    CheckContext.expect(
        ids.size() == 3 && !ids.contains(""), "three pulls", "three ids", "" + ids, LIST);
  }

  private static void nothing(CheckContext c) {
    c.rest(1)
        .get("/pull/find_all")
        .must(
            r -> r.status() == 404 || !r.items().isEmpty(),
            "status 404, or an array of at least one entry",
            "what an empty list answers");
  }

  private static void closedPort(CheckContext c) {
    String uri = closedPort();
    String name = c.freshName("pull");
    Exchange pull = c.pull(uri, name, "remote").status(PULL, 200);
    awaitGone(c, pull.sent(), name);
  }

  private static void unknownStream(CheckContext c) {
    URI remote = c.remote().peer();
    String name = c.freshName("pull");
    Exchange pull = c.pull(remote.toString(), name, c.freshName("none")).status(PULL, 200);
    awaitGone(c, pull.sent(), name);
  }

  private static void freesName(CheckContext c) {
    String uri = closedPort();
    String name = c.freshName("pull");
    Exchange pull = c.pull(uri, name, "remote").status(PULL, 200);
    awaitGone(c, pull.sent(), name);
    c.pull(c.silentListener().uri(), name, "remote")
        .status("who frees the local name when a pull fails", 200);
  }

  private static void notPlayable(CheckContext c) {
    String name = pending(c, c.silentListener().uri());
    Signalling client = c.signalling(1);
    String id = c.freshId();
    client.play(id, name, Offers.play());
    String status = client.end(id, c.deadlines().answer(), "the handler of playStream").status();
    CheckContext.expect(
        status.equals("FAILED"), client.lastSent(), "FAILED", status, "the handler of playStream");
  }

  private static void noPasswords(CheckContext c) {
    String uri = c.silentListener().uri().replace("ws://", "ws://user:hush-hush@");
    c.pull(uri, c.freshName("pull"), "remote");
    c.rest(1)
        .get("/pull/find_all")
        .must(r -> !r.body().contains("hush-hush"), "a list without the password", LIST);
  }

  /** An address of the target's own machine where nobody listens. */
  static String closedPort() {
    return "ws://127.0.0.1:1";
  }
}
