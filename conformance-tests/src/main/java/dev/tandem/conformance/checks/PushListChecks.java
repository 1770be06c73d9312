package dev.tandem.conformance.checks;

import dev.tandem.conformance.check.Broadcast;
import dev.tandem.conformance.check.Check;
import dev.tandem.conformance.check.CheckContext;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What /pull/push answers for a stream that is published, and how /pull/find_all lists it. */
final class PushListChecks {
  private static final String AT_ONCE =
      "the handler of /pull/push: it answers before it has a connection to the target";
  private static final String LIST = "what /pull/find_all writes for a push";
  private static final String KEY = "the key of pushes under way: uri and both names";

  private PushListChecks() {}

  static List<Check> all() {
    return List.of(
        Check.of("push-answers-while-the-target-is-silent", PushListChecks::answersAtOnce),
        Check.of("push-success-body-is-empty", PushListChecks::emptyBody),
        Check.of("push-is-listed-with-six-fields", PushListChecks::sixFields),
        Check.of("push-ids-differ", PushListChecks::idsDiffer),
        Check.of("push-remote-id-is-null-or-a-string", PushListChecks::remoteId),
        Check.of("push-status-begins-with-new", PushListChecks::beginsWithNew),
        Check.of("push-twice-is-409", PushListChecks::twice),
        Check.of("push-to-the-remote-name-of-another-is-409", PushListChecks::foreignName),
        Check.of("find-all-lists-pushes-and-pulls", PushListChecks::pushesAndPulls));
  }

  private static void answersAtOnce(CheckContext c) {
    Broadcast source = c.broadcast(1);
    long allowedMs = c.deadlines().answer().toMillis();
    c.push(c.silentListener().uri(), source.name(), "remote")
        .status(AT_ONCE, 200)
        .must(r -> r.ms() <= allowedMs, "status 200 within %d ms".formatted(allowedMs), AT_ONCE);
  }

  private static void emptyBody(CheckContext c) {
    Broadcast source = c.broadcast(1);
    c.push(c.silentListener().uri(), source.name(), "remote")
        .emptyBody("what is written on success: the vendor's REST SDK parses any body as JSON");
  }

  /** The entry of a push to a target that never says a word. */
  private static JsonNode pending(CheckContext c, Broadcast source) {
    Pushes.begun(c, source, c.silentListener().uri());
    return PullChecks.entry(c, source.name());
  }

  private static void sixFields(CheckContext c) {
    Broadcast source = c.broadcast(1);
    String uri = c.silentListener().uri();
    String remoteName = c.freshName("pushed");
    c.push(uri, source.name(), remoteName).status(Pushes.PUSH, 200);
    JsonNode entry = PullChecks.entry(c, source.name());
    boolean right =
        entry.path("remoteStreamName").asString("").equals(remoteName)
            && entry.path("uri").asString("").startsWith(uri)
            && !entry.path("localMediaSessionId").asString("").isEmpty()
            && !entry.path("status").asString("").isEmpty()
            && entry.has("remoteMediaSessionId");
    CheckContext.expect(
        right,
        "a push of %s to %s as %s".formatted(source.name(), uri, remoteName),
        "localMediaSessionId, remoteMediaSessionId, localStreamName, remoteStreamName, uri, status",
        "" + entry,
        LIST);
  }

  private static void idsDiffer(CheckContext c) {
    Broadcast source = c.broadcast(1);
    String uri = c.silentListener().uri();
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 3; i++) {
      Pushes.begun(c, source, uri);
    }
    Pushes.entries(c, source.name())
        .forEach(entry -> ids.add(entry.path("localMediaSessionId").asString("")));
    CheckContext.expect(
        ids.size() == 3 && !ids.contains(""),
        "three pushes of one stream",
        "three ids",
        "" + ids,
        LIST);
  }

  private static void remoteId(CheckContext c) {
    Broadcast source = c.broadcast(1);
    remoteIdOf(pending(c, source), "a push to a silent target");
    Broadcast other = c.broadcast(1);
    Pushes.published(c, other);
    remoteIdOf(PullChecks.entry(c, other.name()), "a push that the target has published");
  }

  private static void remoteIdOf(JsonNode entry, String sent) {
    JsonNode id = entry.path("remoteMediaSessionId");
    CheckContext.expect(
        id.isNull() || id.isString(),
        sent,
        "remoteMediaSessionId null or a string",
        "" + entry,
        LIST);
  }

  private static void beginsWithNew(CheckContext c) {
    String seen = pending(c, c.broadcast(1)).path("status").asString("");
    CheckContext.expect(seen.equals("NEW"), "a push to a silent target", "NEW", seen, LIST);
  }

  private static void twice(CheckContext c) {
    Broadcast source = c.broadcast(1);
    String uri = c.silentListener().uri();
    c.push(uri, source.name(), "remote").status(Pushes.PUSH, 200);
    c.push(uri, source.name(), "remote").status(KEY, 409);
  }

  private static void foreignName(CheckContext c) {
    String uri = c.silentListener().uri();
    c.push(uri, c.broadcast(1).name(), "remote").status(Pushes.PUSH, 200);
    c.push(uri, c.broadcast(1).name(), "remote").status("who owns a remote name at a uri", 409);
  }

  private static void pushesAndPulls(CheckContext c) {
    Broadcast source = c.broadcast(1);
    String uri = c.silentListener().uri();
    c.push(uri, source.name(), "there").status(Pushes.PUSH, 200);
    String pulled = PullChecks.pending(c, uri);
    c.rest(1)
        .get("/pull/find_all")
        .must(
            r ->
                r.items().stream()
                    .map(item -> item.path("localStreamName").asString(""))
                    .toList()
                    .containsAll(List.of(source.name(), pulled)),
            "one array with the push of %s and the pull of %s".formatted(source.name(), pulled),
            LIST);
  }
}
