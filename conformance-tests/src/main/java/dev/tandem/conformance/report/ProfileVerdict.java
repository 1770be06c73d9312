package dev.tandem.conformance.report;

import dev.tandem.conformance.requirement.Profile;
import dev.tandem.conformance.requirement.Requirement;
import dev.tandem.conformance.verdict.CheckResult;
import dev.tandem.conformance.verdict.Outcome;
import dev.tandem.conformance.verdict.RunResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How a run stands to one profile.
 *
 * @param kept how many requirements of the profile are kept: all their checks passed
 * @param notKept the ids of those of which a check did not pass, expected findings included
 * @param notJudged the ids of those of which a check was not run or came to no judgement
 */
record ProfileVerdict(
    String profile, String title, int kept, List<String> notKept, List<String> notJudged) {
  ProfileVerdict {
    notKept = List.copyOf(notKept);
    notJudged = List.copyOf(notJudged);
  }

  static List<ProfileVerdict> of(RunResult run, Collection<Requirement> catalogue) {
    Map<String, List<CheckResult>> results =
        run.results().stream().collect(Collectors.groupingBy(CheckResult::requirement));
    return Profile.all().stream().map(profile -> of(profile, results, catalogue)).toList();
  }

  boolean conforms() {
    return kept > 0 && notKept.isEmpty() && notJudged.isEmpty();
  }

  private static ProfileVerdict of(
      Profile profile, Map<String, List<CheckResult>> results, Collection<Requirement> catalogue) {
    int kept = 0;
    List<String> notKept = new ArrayList<>();
    List<String> notJudged = new ArrayList<>();
    for (Requirement requirement : catalogue.stream().filter(profile::has).toList()) {
      List<CheckResult> ours = results.getOrDefault(requirement.id(), List.of());
      if (ours.stream().anyMatch(ProfileVerdict::speaksAgainst)) {
        notKept.add(requirement.id());
      } else if (passed(ours, requirement)) {
        kept++;
      } else {
        notJudged.add(requirement.id());
      }
    }
    return new ProfileVerdict(profile.name(), profile.title(), kept, notKept, notJudged);
  }

  private static boolean speaksAgainst(CheckResult result) {
    return result.outcome().isJudgement() && result.outcome() != Outcome.PASS;
  }

  private static boolean passed(List<CheckResult> ours, Requirement requirement) {
    List<String> passed =
        ours.stream().filter(r -> r.outcome() == Outcome.PASS).map(CheckResult::check).toList();
    return !requirement.checks().isEmpty() && passed.containsAll(requirement.checks());
  }
}
