package dev.tandem.conformance.check;

import dev.tandem.conformance.requirement.Catalogue;
import dev.tandem.conformance.requirement.Requirement;
import dev.tandem.conformance.verdict.CheckResult;
import dev.tandem.conformance.verdict.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Requirements that others rest on: they are judged first, and once one has failed, what rests on
 * it is not judged. Only what runs counts; a single check can be run without its foundation.
 */
final class Foundations {
  private static final Set<Outcome> FAILED =
      Set.of(Outcome.FAIL, Outcome.WARN, Outcome.KIT_ERROR, Outcome.BENCH_UNFIT);

  private final Catalogue catalogue;

  /** The requirement that failed, by each requirement that failed or was not judged for it. */
  private final Map<String, String> roots = new HashMap<>();

  Foundations(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** The requirements in an order in which each comes after all that it rests on. */
  List<Requirement> order() {
    Set<Requirement> ordered = new LinkedHashSet<>();
    catalogue.requirements().forEach(requirement -> visit(requirement, ordered, new ArrayList<>()));
    return List.copyOf(ordered);
  }

  /** The requirement that failed and on which this one rests, if there is one. */
  Optional<String> failedBelow(Requirement requirement) {
    return requirement.after().stream().filter(roots::containsKey).map(roots::get).findFirst();
  }

  /** Takes note of how a check ended. */
  void ended(CheckResult result) {
    String root = result.prerequisite();
    if (root != null) {
      roots.putIfAbsent(result.requirement(), root);
    } else if (FAILED.contains(result.outcome())) {
      roots.put(result.requirement(), result.requirement());
    }
  }

  private void visit(Requirement requirement, Set<Requirement> ordered, List<Requirement> path) {
    if (ordered.contains(requirement) || path.contains(requirement)) {
      return;
    }
    path.add(requirement);
    for (String id : requirement.after()) {
      catalogue.find(id).ifPresent(below -> visit(below, ordered, path));
    }
    path.remove(requirement);
    ordered.add(requirement);
  }
}
