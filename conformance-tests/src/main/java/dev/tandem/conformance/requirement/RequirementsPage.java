package dev.tandem.conformance.requirement;

import java.util.List;
import java.util.stream.Collectors;

/** Writes the catalogue as the page docs/requirements.md. */
public final class RequirementsPage {
  private RequirementsPage() {}

  /** The whole page, Markdown, ending with a newline. */
  public static String of(Catalogue catalogue, List<SeedCoverage.Sentence> seed) {
    List<Requirement> all = catalogue.requirements();
    StringBuilder page = new StringBuilder();
    page.append(head(all));
    for (Area area : Area.values()) {
      page.append("## ").append(title(area)).append("\n\n");
      page.append(
          """
          | Id | Level | Requirement | Source | Checks | Proven by the faults |
          | --- | --- | --- | --- | --- | --- |
          """);
      all.stream().filter(r -> r.area() == area).forEach(r -> page.append(row(r)));
      page.append('\n');
    }
    appendSeed(page, seed);
    return page.toString();
  }

  private static String head(List<Requirement> all) {
    return """
    # What a WCS-style server has to do

    This page is made from `conformance-tests/requirements/*.yaml`, the catalogue of the conformance kit: %d requirements.
    %d have checks now, %d wait for a part of the kit that does not exist yet, %d cannot be tested from outside.
    *Provisional* marks a choice where the vendor's documents are silent.

    """
        .formatted(
            all.size(),
            all.stream().filter(r -> !r.checks().isEmpty()).count(),
            all.stream().filter(r -> r.planned() != null).count(),
            all.stream().filter(r -> r.untestable() != null).count());
  }

  private static void appendSeed(StringBuilder page, List<SeedCoverage.Sentence> seed) {
    page.append("## Where each sentence of \"To another WCS server via WebRTC\" is covered\n\n");
    page.append("| Section | Words | Requirements |\n| --- | --- | --- |\n");
    for (SeedCoverage.Sentence sentence : seed) {
      String reason = sentence.reason();
      String covered = reason == null ? String.join(", ", sentence.requirements()) : "— " + reason;
      page.append(
          "| %s | %s | %s |\n".formatted(sentence.section(), code(sentence.quote()), covered));
    }
  }

  private static String row(Requirement r) {
    String provisional = r.status() == Status.PROVISIONAL ? " (provisional)" : "";
    return "| %s | %s%s | %s | %s | %s | %s |\n"
        .formatted(
            r.id(),
            r.level(),
            provisional,
            cell(r.sentence()),
            cell(String.join("; ", r.source())),
            cell(test(r)),
            codes(r.faults()));
  }

  private static String test(Requirement r) {
    String planned = r.planned();
    String untestable = r.untestable();
    if (!r.checks().isEmpty()) {
      return codes(r.checks());
    }
    return planned != null ? "planned: " + planned : "not testable: " + untestable;
  }

  private static String title(Area area) {
    return switch (area) {
      case REST -> "REST";
      case SIG -> "Signalling";
      case PUB -> "Publishing";
      case PLAY -> "Playing";
      case PUSH -> "Push";
      case PULL -> "Pull, find_all, terminate";
      case MEDIA -> "Media";
      case ROBUST -> "Robustness";
      case SEC -> "Security";
    };
  }

  private static String codes(List<String> names) {
    return names.stream().map(RequirementsPage::code).collect(Collectors.joining(", "));
  }

  private static String code(String text) {
    return "`" + cell(text) + "`";
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
