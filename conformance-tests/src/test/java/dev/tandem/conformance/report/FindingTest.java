package dev.tandem.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.conformance.verdict.CheckResult;
import dev.tandem.conformance.verdict.FailureCard;
import dev.tandem.conformance.verdict.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingTest {
  @Test
  void threeOfTheSameCauseAreOneFindingLedByTheWorst() {
    List<Finding> findings =
        findings(
            seen("a", Outcome.WARN, "no answer to kit-1 within 5000 ms"),
            seen("b", Outcome.FAIL, "no answer to kit-7 within 5003 ms"),
            seen("c", Outcome.FAIL, "no answer to kit-12 within 5001 ms"));

    assertThat(findings).hasSize(1);
    assertThat(findings.getFirst().entry().outcome()).isEqualTo(Outcome.FAIL);
    assertThat(findings.getFirst().alike())
        .extracting(Entry::check)
        .containsExactlyInAnyOrder("c", "a");
  }

  @Test
  void twoOfTheSameCauseAndThoseOfOthersStandAlone() {
    assertThat(
            findings(
                seen("a", Outcome.FAIL, "status 500"),
                seen("b", Outcome.FAIL, "no answer"),
                seen("c", Outcome.FAIL, "no answer")))
        .hasSize(3)
        .allSatisfy(finding -> assertThat(finding.alike()).isEmpty());
  }

  private static List<Finding> findings(CheckResult... results) {
    return Finding.of(Report.of(SampleRun.runOf(results), SampleRun.CATALOGUE));
  }

  private static CheckResult seen(String check, Outcome outcome, String seen) {
    FailureCard card = new FailureCard("", "", "", "", seen, List.of(), "the handler", "");
    return new CheckResult("WCS-REST-012", check, outcome, 1, card, "");
  }
}
