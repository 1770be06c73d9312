package dev.tandem.conformance.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.conformance.target.ExpectedFinding;
import dev.tandem.conformance.verdict.CheckResult;
import dev.tandem.conformance.verdict.Outcome;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpectationsTest {
  private static final LocalDate UNTIL = LocalDate.of(2027, 1, 31);

  @Test
  void anExpectedFindingIsInfoOnItsLastDay() {
    CheckResult result = apply(Outcome.FAIL, UNTIL);

    assertThat(result.outcome()).isEqualTo(Outcome.INFO);
    assertThat(result.reason()).isEqualTo("expected until 2027-01-31 (web team: a proxy)");
  }

  @Test
  void anExpectedFindingFailsOnceItsDayIsOverAndSaysSo() {
    CheckResult result = apply(Outcome.WARN, UNTIL.plusDays(1));

    assertThat(result.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(result.reason())
        .isEqualTo("expected until 2027-01-31, which is over (web team: a proxy)");
  }

  @Test
  void aFindingThatNoLongerHappensFailsBeforeItsDayAndAfter() {
    for (LocalDate today : List.of(UNTIL, UNTIL.plusDays(1))) {
      CheckResult result = apply(Outcome.PASS, today);

      assertThat(result.outcome()).isEqualTo(Outcome.FAIL);
      assertThat(result.reason()).contains("no longer happens");
    }
  }

  @Test
  void whatWasSkippedSaysNothingAboutAnExpectation() {
    assertThat(apply(Outcome.SKIPPED, UNTIL).outcome()).isEqualTo(Outcome.SKIPPED);
  }

  private static CheckResult apply(Outcome outcome, LocalDate today) {
    ExpectedFinding finding = new ExpectedFinding("WCS-REST-014", "web team", "a proxy", UNTIL);
    CheckResult result = new CheckResult("WCS-REST-014", "a-check", outcome, 1, null, "seen");
    return new Expectations(List.of(finding), today).apply(List.of(result)).getFirst();
  }
}
