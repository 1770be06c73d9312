package dev.tandem.conformance.verdict;

import org.jspecify.annotations.Nullable;

/**
 * How one check of one requirement ended.
 *
 * @param ms how long it took, in milliseconds
 * @param card present for FAIL, WARN, INFO and UNSTABLE
 * @param reason one sentence: why it was skipped, what broke; empty for PASS
 * @param prerequisite the id of the requirement for whose failure it was skipped, if that is why
 * @param evidence the folder of its evidence, relative to that of the reports; null if none is kept
 */
public record CheckResult(
    String requirement,
    String check,
    Outcome outcome,
    long ms,
    @Nullable FailureCard card,
    String reason,
    @Nullable String prerequisite,
    @Nullable String evidence) {
  /** A result of a check that ran, or was skipped for another reason than a prerequisite. */
  public CheckResult(
      String requirement,
      String check,
      Outcome outcome,
      long ms,
      @Nullable FailureCard card,
      String reason) {
    this(requirement, check, outcome, ms, card, reason, null, null);
  }

  /** The same check with another outcome and reason. */
  public CheckResult as(Outcome other, @Nullable FailureCard otherCard, String why) {
    return new CheckResult(requirement, check, other, ms, otherCard, why, prerequisite, evidence);
  }

  /** The same with its evidence. */
  public CheckResult withEvidence(@Nullable String folder) {
    return new CheckResult(requirement, check, outcome, ms, card, reason, prerequisite, folder);
  }

  /** A check that was not run since a requirement failed on which its own rests. */
  public static CheckResult skippedAfter(String failed, String requirement, String check) {
    String reason = "prerequisite %s failed".formatted(failed);
    return new CheckResult(requirement, check, Outcome.SKIPPED, 0, null, reason, failed, null);
  }
}
