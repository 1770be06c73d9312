package dev.tandem.conformance.report;

import dev.tandem.conformance.requirement.Area;
import dev.tandem.conformance.requirement.Requirement;
import dev.tandem.conformance.verdict.CheckResult;
import dev.tandem.conformance.verdict.FailureCard;
import dev.tandem.conformance.verdict.Outcome;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One result with what the catalogue says about its requirement, fit to be shown.
 *
 * @param area the name of an {@link Area}, or OTHER
 * @param level MUST, SHOULD, MAY, INFO; empty if the catalogue does not know the requirement
 * @param prerequisite the id of the requirement for whose failure it was skipped
 * @param evidence the folder of its evidence, relative to the report
 * @param status agreed or provisional; empty likewise
 */
record Entry(
    String requirement,
    String area,
    String level,
    String status,
    String sentence,
    List<String> source,
    String check,
    Outcome outcome,
    long ms,
    String reason,
    @Nullable FailureCard card,
    @Nullable String prerequisite,
    @Nullable String evidence) {
  static final String OTHER = "OTHER";

  private static final int MOST_EVENTS = 40;

  static Entry of(CheckResult result, @Nullable Requirement requirement) {
    FailureCard card = result.card() == null ? null : safe(result.card());
    String id = SafeText.of(result.requirement());
    return new Entry(
        id,
        requirement != null ? requirement.area().name() : areaOf(id),
        requirement != null ? requirement.level().name() : "",
        requirement != null ? requirement.status().name() : "",
        requirement != null ? requirement.sentence() : card == null ? "" : card.sentence(),
        requirement != null ? requirement.source() : List.of(),
        SafeText.of(result.check()),
        result.outcome(),
        result.ms(),
        SafeText.of(result.reason()),
        card,
        result.prerequisite(),
        result.evidence());
  }

  /** Whether a person has to look at it. */
  boolean isFinding() {
    return card != null
        || switch (outcome) {
          case FAIL, WARN, UNSTABLE, KIT_ERROR, BENCH_UNFIT -> true;
          case PASS, INFO, SKIPPED -> false;
        };
  }

  private static String areaOf(String id) {
    return Arrays.stream(Area.values())
        .map(Area::name)
        .filter(area -> id.startsWith("WCS-" + area + "-"))
        .findFirst()
        .orElse(OTHER);
  }

  private static FailureCard safe(FailureCard card) {
    List<String> events = card.lastEvents();
    return new FailureCard(
        SafeText.of(card.requirement()),
        SafeText.of(card.sentence()),
        SafeText.of(card.sent()),
        SafeText.of(card.allowed()),
        SafeText.of(card.seen()),
        events.subList(Math.max(0, events.size() - MOST_EVENTS), events.size()).stream()
            .map(SafeText::of)
            .toList(),
        SafeText.of(card.lookFirst()),
        SafeText.of(card.repeat()));
  }
}
