package dev.tandem.conformance.checks;

import dev.tandem.conformance.check.Check;
import dev.tandem.conformance.check.CheckContext;
import dev.tandem.conformance.check.Exchange;
import dev.tandem.conformance.probe.Await;
import dev.tandem.conformance.probe.ProbeTimeoutException;
import java.util.List;
import java.util.Map;

/** /pull/terminate is a filter over pushes and pulls; shown with pulls from a silent server. */
final class TerminateChecks {
  private static final String FILTER =
      "the handler of /pull/terminate: absent fields match all, a uri without path is one with"
          + " /websocket";

  private TerminateChecks() {}

  static List<Check> all() {
    return List.of(
        Check.of("terminate-by-uri", TerminateChecks::byUri),
        Check.of("terminate-by-names", TerminateChecks::byNames),
        Check.of("terminate-by-all-fields", TerminateChecks::byAll),
        Check.of("terminate-spares-others", TerminateChecks::sparesOthers),
        Check.of("terminate-without-match-is-404", TerminateChecks::noMatch),
        Check.of("terminate-ignores-the-default-path", TerminateChecks::defaultPath),
        Check.of("terminate-without-filter-is-refused", TerminateChecks::noFilter),
        Check.of("terminated-pull-is-not-listed", TerminateChecks::byNames),
        Check.of("terminated-pull-can-be-repeated", TerminateChecks::repeated));
  }

  private static Exchange terminate(CheckContext c, Map<String, String> filter) {
    return c.rest(1).post("/pull/terminate", filter);
  }

  private static void ends(CheckContext c, Map<String, String> filter, String name) {
    Exchange exchange = terminate(c, filter).status(FILTER, 200).emptyBody(FILTER);
    try {
      Await.value(
          "the end", c.deadlines().answer(), () -> PullChecks.listed(c, name), listed -> !listed);
    } catch (ProbeTimeoutException e) {
      CheckContext.expect(
          false,
          exchange.sent(),
          "an entry that is no longer listed",
          "/pull/find_all still lists " + name,
          "whether terminate ends the session or only answers");
    }
  }

  private static void byUri(CheckContext c) {
    String uri = c.silentListener().uri();
    ends(c, Map.of("uri", uri), PullChecks.pending(c, uri));
  }

  private static void byNames(CheckContext c) {
    String name = PullChecks.pending(c, c.silentListener().uri());
    ends(c, Map.of("localStreamName", name, "remoteStreamName", "remote"), name);
  }

  private static void byAll(CheckContext c) {
    String uri = c.silentListener().uri();
    String name = PullChecks.pending(c, uri);
    ends(c, Map.of("uri", uri, "localStreamName", name, "remoteStreamName", "remote"), name);
  }

  private static void sparesOthers(CheckContext c) {
    String uri = c.silentListener().uri();
    String other = PullChecks.pending(c, uri);
    String name = PullChecks.pending(c, uri);
    ends(c, Map.of("uri", uri, "localStreamName", name), name);
    CheckContext.expect(
        PullChecks.listed(c, other),
        "a terminate of " + name,
        "the other pull from the same uri still listed",
        other + " is gone, too",
        FILTER);
  }

  private static void noMatch(CheckContext c) {
    terminate(c, Map.of("localStreamName", c.freshName("none"))).status(FILTER, 404);
  }

  private static void defaultPath(CheckContext c) {
    String uri = c.silentListener().uri();
    ends(c, Map.of("uri", uri + "/websocket"), PullChecks.pending(c, uri));
    String other = c.silentListener().uri();
    ends(c, Map.of("uri", other), PullChecks.pending(c, other + "/websocket"));
  }

  private static void noFilter(CheckContext c) {
    String name = PullChecks.pending(c, c.silentListener().uri());
    terminate(c, Map.of()).must(r -> r.status() >= 400, "a 4xx or 5xx status", FILTER);
    CheckContext.expect(
        PullChecks.listed(c, name),
        "POST /rest-api/pull/terminate {}",
        "the pull still listed",
        name + " is gone",
        FILTER);
  }

  private static void repeated(CheckContext c) {
    String uri = c.silentListener().uri();
    String name = PullChecks.pending(c, uri);
    terminate(c, Map.of("localStreamName", name)).status(FILTER, 200);
    c.pull(uri, name, "remote").status("who frees the name and the key of a terminated pull", 200);
  }
}
