package dev.tandem.conformance.cli;

import dev.tandem.conformance.requirement.Catalogue;
import dev.tandem.conformance.requirement.Requirement;
import dev.tandem.conformance.target.ExpectedFinding;
import dev.tandem.conformance.target.Target;
import dev.tandem.conformance.target.TargetException;
import java.util.Set;
import java.util.stream.Collectors;

/** A target can only expect findings of requirements that there are. */
final class ExpectedRequirements {
  private ExpectedRequirements() {}

  static void check(Target target, Catalogue catalogue) {
    Set<String> known =
        catalogue.requirements().stream().map(Requirement::id).collect(Collectors.toSet());
    for (ExpectedFinding finding : target.expected()) {
      if (!known.contains(finding.requirement())) {
        throw new TargetException(
            "the target expects a finding of %s, but there is no such requirement;"
                    .formatted(finding.requirement())
                + " './tandem check list' shows all");
      }
    }
  }
}
