package dev.tandem.conformance.verdict;

import org.jspecify.annotations.Nullable;

/**
 * How one check of one requirement ended.
 *
 * @param ms how long it took, in milliseconds
 * @param card present for FAIL, WARN, INFO and UNSTABLE
 * @param reason one sentence: why it was skipped, what broke; empty for PASS
 * @param evidence the folder of its evidence, relative to that of the reports; null if none is kept
 */
public record CheckResult(
    String requirement,
    String check,
    Outcome outcome,
    long ms,
    @Nullable FailureCard card,
    String reason,
    @Nullable String evidence) {
  /** A result of which no evidence is kept. */
  public CheckResult(
      String requirement,
      String check,
      Outcome outcome,
      long ms,
      @Nullable FailureCard card,
      String reason) {
    this(requirement, check, outcome, ms, card, reason, null);
  }

  /** The same check with another outcome and reason. */
  public CheckResult as(Outcome other, @Nullable FailureCard otherCard, String why) {
    return new CheckResult(requirement, check, other, ms, otherCard, why, evidence);
  }

  /** The same with its evidence. */
  public CheckResult withEvidence(@Nullable String folder) {
    return new CheckResult(requirement, check, outcome, ms, card, reason, folder);
  }
}
