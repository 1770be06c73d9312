package dev.tandem.conformance.check;

import dev.tandem.conformance.target.ExpectedFinding;
import dev.tandem.conformance.verdict.CheckResult;
import dev.tandem.conformance.verdict.FailureCard;
import dev.tandem.conformance.verdict.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Turns findings that the target file expects into INFO; an expectation whose day is over, or that
 * is not met, is a finding itself.
 */
final class Expectations {
  private static final Set<Outcome> FINDINGS = Set.of(Outcome.FAIL, Outcome.WARN);

  private final List<ExpectedFinding> expected;
  private final LocalDate today;

  Expectations(List<ExpectedFinding> expected, LocalDate today) {
    this.expected = expected;
    this.today = today;
  }

  List<CheckResult> apply(List<CheckResult> results) {
    List<CheckResult> all = new ArrayList<>(results);
    for (ExpectedFinding finding : expected) {
      List<CheckResult> ours =
          results.stream().filter(r -> r.requirement().equals(finding.requirement())).toList();
      boolean happened = ours.stream().anyMatch(r -> FINDINGS.contains(r.outcome()));
      boolean passed = !ours.isEmpty() && ours.stream().allMatch(r -> r.outcome() == Outcome.PASS);
      if (happened) {
        boolean over = today.isAfter(finding.until());
        all.replaceAll(result -> ours.contains(result) ? known(result, finding, over) : result);
      } else if (passed) {
        all.replaceAll(result -> result.equals(ours.getFirst()) ? stale(result, finding) : result);
      }
    }
    return all;
  }

  private static CheckResult known(CheckResult result, ExpectedFinding finding, boolean over) {
    if (!FINDINGS.contains(result.outcome())) {
      return result;
    }
    String words =
        over ? "expected until %s, which is over (%s: %s)" : "expected until %s (%s: %s)";
    return result.as(
        over ? Outcome.FAIL : Outcome.INFO,
        result.card(),
        words.formatted(finding.until(), finding.owner(), finding.reason()));
  }

  private static CheckResult stale(CheckResult result, ExpectedFinding finding) {
    FailureCard card =
        new FailureCard(
            result.requirement(),
            "Expected findings happen.",
            "the check " + result.check(),
            "a finding, as the target file expects (%s: %s)"
                .formatted(finding.owner(), finding.reason()),
            "the check passes",
            List.of(),
            "the entry of the target file: it can go",
            "");
    return result.as(
        Outcome.FAIL, card, "the target file expects a finding that no longer happens");
  }
}
