package dev.tandem.load.report;

import dev.tandem.load.report.LoadResult.AssertionEntry;
import dev.tandem.load.report.LoadResult.Outcome;
import dev.tandem.load.report.LoadResult.Verdict;
import dev.tandem.load.scenario.Format;
import dev.tandem.load.scenario.Goal;
import dev.tandem.load.scenario.Limit;
import dev.tandem.load.scenario.Metric;
import dev.tandem.load.scenario.Step;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says what a test came to. Where the generator was the limit, nothing is said about the server.
 */
public final class Judgement {
  /** Measured, all goals met. */
  public static final int MET = 0;

  /** A goal was missed. */
  public static final int MISSED = 1;

  /** The generator was unfit, or the server could not be reached. */
  public static final int UNFIT = 3;

  private Judgement() {}

  /** Of one load, or of several that were asked for one by one. */
  public static Verdict ofLoad(StepEntry step, List<Goal> goals) {
    List<AssertionEntry> assertions = assertions(step, goals);
    if (assertions.stream().allMatch(AssertionEntry::met)) {
      return new Verdict(Outcome.MET, MET, carried(step), assertions);
    }
    Limit limit = step.limit().orElse(Limit.GOAL);
    String missed =
        assertions.stream()
            .filter(assertion -> !assertion.met())
            .map(AssertionEntry::goal)
            .collect(Collectors.joining(" and "));
    if (limit.isTheGenerators()) {
      return new Verdict(
          Outcome.UNFIT,
          UNFIT,
          "Nothing is proven about the server: first to give way was " + limit.words(),
          assertions);
    }
    return new Verdict(
        Outcome.MISSED,
        MISSED,
        size(step) + " missed " + missed + ". First to give way: " + limit.words(),
        assertions);
  }

  /**
   * Of a search, and of half the load that it found where that was run: of the round that is in the
   * middle by the first goal of half the load, and the worse of the two in the middle.
   *
   * @param most the largest number of players of all streams that was to be tried
   * @param atHalf the goals of half the load
   */
  public static Verdict ofSearch(
      List<StepEntry> steps, List<Goal> goals, int most, List<Goal> atHalf) {
    Predicate<StepEntry> isHalf = step -> step.is(Step.Purpose.HALF);
    Verdict found = ofSearch(steps.stream().filter(isHalf.negate()).toList(), goals, most);
    List<StepEntry> halves = steps.stream().filter(isHalf).toList();
    return halves.isEmpty()
        ? found
        : withHalf(found, ofLoad(middle(halves, atHalf.getFirst()), atHalf), halves.size());
  }

  private static StepEntry middle(List<StepEntry> rounds, Goal goal) {
    Comparator<StepEntry> upwards =
        Comparator.comparing(round -> round.figure(goal.metric()).orElse(Double.MAX_VALUE));
    return rounds.stream()
        .sorted(goal.wantsLess() ? upwards : upwards.reversed())
        .toList()
        .get(rounds.size() / 2);
  }

  private static Verdict withHalf(Verdict found, Verdict half, int rounds) {
    boolean halfDecides = half.outcome() != Outcome.MET;
    return new Verdict(
        halfDecides ? half.outcome() : found.outcome(),
        halfDecides ? half.exitCode() : found.exitCode(),
        "%s. At half of it%s: %s"
            .formatted(
                found.headline(),
                rounds == 1 ? "" : " (the median of %d rounds)".formatted(rounds),
                half.headline()),
        Stream.concat(
                found.assertions().stream(), half.assertions().stream().map(AssertionEntry::ofHalf))
            .toList());
  }

  private static Verdict ofSearch(List<StepEntry> steps, List<Goal> goals, int most) {
    String wanted = goals.stream().map(Goal::text).collect(Collectors.joining(", "));
    Optional<StepEntry> confirmed =
        steps.stream().filter(step -> step.is(Step.Purpose.CONFIRM) && step.met()).findFirst();
    Optional<StepEntry> missed =
        steps.stream().filter(step -> !step.met()).min(Comparator.comparingInt(StepEntry::players));
    Limit limit = missed.flatMap(StepEntry::limit).orElse(Limit.GOAL);
    List<AssertionEntry> assertions =
        confirmed.or(() -> missed).map(step -> assertions(step, goals)).orElse(List.of());
    if (confirmed.isEmpty()) {
      return nothingCarried(limit, wanted, assertions);
    }
    StepEntry found = confirmed.orElseThrow();
    if (missed.isEmpty()) {
      String all = found.players() >= most ? " (the most that was to be tried)" : "";
      return new Verdict(
          Outcome.MET,
          MET,
          "At least %s%s, with %s".formatted(size(found), all, wanted),
          assertions);
    }
    String beyond = Format.number(missed.orElseThrow().players());
    if (limit.isTheGenerators()) {
      return new Verdict(
          Outcome.UNFIT,
          UNFIT,
          "At least %s, with %s. With %s first to give way was %s, so that the server's limit is not known"
              .formatted(size(found), wanted, beyond, limit.words()),
          assertions);
    }
    return new Verdict(
        Outcome.MET,
        MET,
        "%s is the largest load with %s. With %s players first to give way: %s"
            .formatted(size(found), wanted, beyond, limit.words()),
        assertions);
  }

  private static Verdict nothingCarried(
      Limit limit, String wanted, List<AssertionEntry> assertions) {
    Outcome outcome = limit.isTheGenerators() ? Outcome.UNFIT : Outcome.MISSED;
    return new Verdict(
        outcome,
        outcome == Outcome.UNFIT ? UNFIT : MISSED,
        "No load met %s. First to give way: %s".formatted(wanted, limit.words()),
        assertions);
  }

  private static List<AssertionEntry> assertions(StepEntry step, List<Goal> goals) {
    return goals.stream()
        .map(goal ->
            new AssertionEntry(goal.text(), goal.isMetBy(step.known()), goal.judge(step.known())))
        .toList();
  }

  private static String carried(StepEntry step) {
    return size(step)
        + step.figure(Metric.DELAY_P99)
            .map(p99 -> ", p99 of forward delay " + Format.value(Metric.DELAY_P99, p99))
            .orElse("")
        + step.figure(Metric.LOSS)
            .map(loss -> loss == 0 ? ", no loss" : ", loss " + Format.value(Metric.LOSS, loss))
            .orElse("");
  }

  private static String size(StepEntry step) {
    return "%s %s%s"
        .formatted(
            Format.number(step.players()),
            step.players() == 1 ? "player" : "players",
            step.figure(Metric.PACKETS)
                .map(packets -> " (" + Format.number(packets) + " packets/s)")
                .orElse(""));
  }
}
