package dev.tandem.conformance.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.conformance.check.Check;
import dev.tandem.conformance.check.CheckContext;
import dev.tandem.conformance.check.CheckFailure;
import dev.tandem.conformance.requirement.Catalogue;
import dev.tandem.conformance.target.ServerAddresses;
import dev.tandem.conformance.target.Target;
import dev.tandem.conformance.target.TargetDeadlines;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stub server passes; with one fault switched on, the check that claims it says so. */
class FaultsTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          push-unknown-stream-200  | push-of-unknown-stream-is-404         | allowed is status 404, seen was status 200
          malformed-json-200       | malformed-json-is-refused             | allowed is status 400 or 500, seen was status 200
          find-all-empty-array     | find-all-of-nothing-is-404            | allowed is status 404, or an array of at least one entry
          cors-preflight-refused   | cors-preflight-is-allowed             | allowed is status 200 or 204, seen was status 405
          pull-success-with-body   | pull-success-body-is-empty            | allowed is an empty body, seen was status 200 {}
          error-body-html          | error-body-is-a-json-object           | allowed is a body that is a JSON object, seen was status 404 <html>
          terminate-always-200     | terminate-without-match-is-404        | allowed is status 404, seen was status 200
          stat-html                | stat-has-key-value-lines              | allowed is lines of the form key=value
          get-user-data-twice      | get-user-data-comes-once              | allowed is exactly one getUserData, seen was 2 times
          registered-sent          | no-registered-without-sip             | allowed is no registered message, seen was 1 times
          metrics-announced        | no-metrics-announced                  | allowed is getUserData without webRTCMetricsServerDescription
          available-stream-boolean | available-stream-says-false-as-string | allowed is the status "false", as a string, seen was false
          data-missing             | every-message-has-a-data-array        | allowed is a data array in every message
          answer-sendrecv          | publish-answer-is-recvonly            | seen was [sendrecv, sendrecv]
          last-newline-missing     | answer-ends-with-a-newline            | allowed is a newline after the last line
          third-element-missing    | set-remote-sdp-third-element-is-true  | seen was no third element
          bundle-missing           | answer-keeps-mids-and-bundle          | allowed is a=group:BUNDLE 0 1
          two-terminal-statuses    | one-terminal-status                   | allowed is exactly one terminal status, seen was
          publishing-before-media  | no-publishing-without-media           | allowed is no PUBLISHING before ICE and DTLS are up
          """)
  void eachFaultIsCaughtByItsCheckInTheseWords(String fault, String check, String words) {
    run(Set.of(), check);

    assertThatThrownBy(() -> run(Set.of(fault), check))
        .isInstanceOf(CheckFailure.class)
        .hasMessageContaining(words);
    assertThat(Catalogue.load().requirements())
        .as("the catalogue names this fault for this check")
        .anyMatch(r -> r.checks().contains(check) && r.faults().contains(fault));
  }

  @Test
  void everyCheckIsNamedByTheCatalogueAndThereIsOneOfEach() {
    List<String> named =
        Catalogue.load().requirements().stream().flatMap(r -> r.checks().stream()).toList();

    assertThat(Suite.all()).extracting(Check::id).doesNotHaveDuplicates().isSubsetOf(named);
    assertThat(Suite.all()).hasSizeGreaterThanOrEqualTo(120);
  }

  private static void run(Set<String> faults, String id) {
    Check check = Suite.all().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
    try (FaultyRest rest = new FaultyRest(faults);
        FaultySignalling signalling = new FaultySignalling(faults);
        CheckContext context = new CheckContext(target(rest, signalling), 1)) {
      check.run(context);
    }
  }

  private static Target target(FaultyRest rest, FaultySignalling signalling) {
    return new Target(
        "stub",
        List.of(new ServerAddresses(signalling.uri(), null, rest.uri(), null)),
        Set.of(),
        new TargetDeadlines(SOON, SOON, SOON, SOON),
        List.of());
  }
}
