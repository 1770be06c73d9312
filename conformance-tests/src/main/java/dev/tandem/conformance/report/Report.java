package dev.tandem.conformance.report;

import dev.tandem.conformance.requirement.Area;
import dev.tandem.conformance.requirement.Requirement;
import dev.tandem.conformance.verdict.Outcome;
import dev.tandem.conformance.verdict.RunResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What all writers write: a run joined with the catalogue, in the order of the run, without
 * secrets.
 *
 * @param notChecked requirements without a check, with the reason
 */
record Report(
    String target,
    String kitVersion,
    String catalogueHash,
    long seed,
    Instant started,
    Duration took,
    int exitCode,
    Verdict verdict,
    Map<Outcome, Integer> counts,
    List<Entry> entries,
    List<NotChecked> notChecked,
    List<ProfileVerdict> profiles) {

  /** A requirement that no check judges, and why. */
  record NotChecked(String requirement, String area, String level, String sentence, String reason) {
    static NotChecked of(Requirement requirement) {
      return new NotChecked(
          requirement.id(),
          requirement.area().name(),
          requirement.level().name(),
          requirement.sentence(),
          Stream.of(requirement.untestable(), requirement.planned())
              .filter(reason -> reason != null)
              .findFirst()
              .orElse("has no check"));
    }
  }

  static Report of(RunResult run, Collection<Requirement> catalogue) {
    Map<String, Requirement> byId =
        catalogue.stream()
            .collect(Collectors.toMap(Requirement::id, Function.identity(), (a, b) -> a));
    return new Report(
        SafeText.of(run.target()),
        run.kitVersion(),
        run.catalogueHash(),
        run.seed(),
        run.started(),
        run.took(),
        run.exitCode(),
        Verdict.of(run),
        run.counts(),
        run.results().stream()
            .map(result -> Entry.of(result, byId.get(result.requirement())))
            .toList(),
        catalogue.stream()
            .filter(requirement -> requirement.checks().isEmpty())
            .sorted(Comparator.comparing(Requirement::area).thenComparing(Requirement::id))
            .map(NotChecked::of)
            .toList(),
        ProfileVerdict.of(run, catalogue));
  }

  /** The entries by area, in the order of the catalogue; areas without entries are left out. */
  Map<String, List<Entry>> byArea() {
    Map<String, List<Entry>> areas = new LinkedHashMap<>();
    for (Area area : Area.values()) {
      areas.put(area.name(), of(area.name()));
    }
    areas.put(Entry.OTHER, of(Entry.OTHER));
    areas.values().removeIf(List::isEmpty);
    return areas;
  }

  /** What a person has to look at, worst first. */
  List<Entry> findings() {
    return entries.stream()
        .filter(Entry::isFinding)
        .sorted(Comparator.comparingInt(entry -> Words.WORST_FIRST.indexOf(entry.outcome())))
        .toList();
  }

  /** How many of these entries have each outcome; outcomes that did not occur are left out. */
  static Map<Outcome, Integer> count(List<Entry> entries) {
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    entries.forEach(entry -> counts.merge(entry.outcome(), 1, Integer::sum));
    return counts;
  }

  private List<Entry> of(String area) {
    return entries.stream()
        .filter(entry -> entry.area().equals(area))
        .sorted(Comparator.comparing(Entry::requirement))
        .toList();
  }
}
