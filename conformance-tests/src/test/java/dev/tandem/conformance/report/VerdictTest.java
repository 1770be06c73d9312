package dev.tandem.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.conformance.verdict.CheckResult;
import dev.tandem.conformance.verdict.Outcome;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class VerdictTest {
  @Test
  void saysConformantIfAllPassed() {
    assertThat(headline(Outcome.PASS, Outcome.SKIPPED)).isEqualTo("Conformant");
  }

  @Test
  void namesTheWarnings() {
    assertThat(headline(Outcome.PASS, Outcome.WARN, Outcome.WARN))
        .isEqualTo("Conformant, with 2 warnings");
  }

  @Test
  void countsFailuresAmongTheChecksThatCameToAJudgement() {
    assertThat(headline(Outcome.FAIL, Outcome.PASS, Outcome.SKIPPED))
        .isEqualTo("Not conformant: 1 of 2 checks failed");
  }

  @Test
  void callsAServerThatDiffersBetweenRepeatsNotReliable() {
    assertThat(headline(Outcome.UNSTABLE, Outcome.PASS))
        .isEqualTo("Not reliable: 1 of 2 checks differed between repeats");
  }

  @Test
  void givesNoVerdictIfTheKitOrTheMachineIsAtFault() {
    assertThat(headline(Outcome.KIT_ERROR, Outcome.BENCH_UNFIT, Outcome.FAIL))
        .isEqualTo("No verdict: 1 check of the kit broke, and this machine is too weak to judge");
  }

  @Test
  void saysIfNothingWasJudged() {
    assertThat(headline(Outcome.SKIPPED)).isEqualTo("Nothing was judged");
    assertThat(Verdict.of(SampleRun.runOf()).detail()).isEqualTo("no check was selected");
  }

  private static String headline(Outcome... outcomes) {
    CheckResult[] results =
        Arrays.stream(outcomes).map(SampleRun::result).toArray(CheckResult[]::new);
    return Verdict.of(SampleRun.runOf(results)).headline();
  }
}
