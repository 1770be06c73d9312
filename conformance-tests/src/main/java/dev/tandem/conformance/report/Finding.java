package dev.tandem.conformance.report;

import dev.tandem.conformance.verdict.FailureCard;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One thing that a person has to look at, with what else it explains.
 *
 * @param waiting what was skipped because this requirement failed
 * @param alike other findings of which the same was seen and the same place is named
 */
record Finding(Entry entry, List<Entry> waiting, List<Entry> alike) {
  private static final int FEWEST_ALIKE = 3;
  private static final Comparator<Entry> WORST_FIRST =
      Comparator.comparingInt(entry -> Words.WORST_FIRST.indexOf(entry.outcome()));

  Finding {
    waiting = List.copyOf(waiting);
    alike = List.copyOf(alike);
  }

  /** The findings of a run, worst first, among equals those that explain the most. */
  static List<Finding> of(Report report) {
    List<Finding> findings = new ArrayList<>();
    for (List<Entry> group : groups(report.findings())) {
      Entry first = group.getFirst();
      List<Entry> waiting =
          report.entries().stream()
              .filter(entry -> first.requirement().equals(entry.prerequisite()))
              .toList();
      findings.add(new Finding(first, waiting, group.subList(1, group.size())));
    }
    findings.sort(
        Comparator.comparing(Finding::entry, WORST_FIRST)
            .thenComparingInt(finding -> -finding.weight()));
    return findings;
  }

  /** How many checks it explains besides its own. */
  int weight() {
    return waiting.size() + alike.size();
  }

  private static List<List<Entry>> groups(List<Entry> findings) {
    Map<String, List<Entry>> byCause = new LinkedHashMap<>();
    findings.forEach(
        entry -> byCause.computeIfAbsent(cause(entry), cause -> new ArrayList<>()).add(entry));
    byCause.values().forEach(group -> group.sort(WORST_FIRST));
    return byCause.values().stream()
        .flatMap(group ->
            group.size() >= FEWEST_ALIKE ? List.of(group).stream() : group.stream().map(List::of))
        .toList();
  }

  /**
   * What findings of the same cause have in common: numbers and the kit's own names do not count.
   */
  private static String cause(Entry entry) {
    FailureCard card = entry.card();
    String seen = card == null ? entry.reason() : card.lookFirst() + "\n" + card.seen();
    return seen.replaceAll("kit-[\\w-]+|[0-9a-f]{8,}|\\d+", "#");
  }
}
