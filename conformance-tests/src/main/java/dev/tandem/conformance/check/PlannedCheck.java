package dev.tandem.conformance.check;

import dev.tandem.conformance.requirement.Requirement;
import dev.tandem.conformance.verdict.CheckResult;
import dev.tandem.conformance.verdict.FailureCard;
import dev.tandem.conformance.verdict.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * A check that is to run for a requirement.
 *
 * @param check its id; the kit may not have it yet
 */
public record PlannedCheck(Requirement requirement, String check) {
  CheckResult result(Outcome outcome, long ms, @Nullable FailureCard card, String reason) {
    return new CheckResult(requirement.id(), check, outcome, ms, card, reason);
  }
}
