package dev.tandem.load.report;

import dev.tandem.load.scenario.Metric;
import dev.tandem.load.scenario.Step;
import java.util.List;
import java.util.Optional;

/**
 * One load test, as written to disk and read back: docs/load-schema.json describes it.
 *
 * @param formatVersion rises when a field changes its meaning or goes
 * @param title what the test was about, in a line
 * @param command what was run
 * @param started UTC, ISO 8601
 * @param target the server
 * @param machine what the generator ran on
 * @param commit of the sources of the kit
 * @param part which part of a test of several machines this is
 * @param scenario what was done
 * @param steps each load, in the order in which they were run
 * @param verdict what came out
 */
public record LoadResult(
    int formatVersion,
    String title,
    String command,
    String started,
    String target,
    String machine,
    String commit,
    Part part,
    ScenarioEntry scenario,
    List<StepEntry> steps,
    Verdict verdict) {
  /** The format that this program writes, and the only one that it reads. */
  public static final int FORMAT = 1;

  public LoadResult {
    steps = List.copyOf(steps);
  }

  /**
   * One of several parts of a test.
   *
   * @param index from 0
   * @param of how many
   */
  public record Part(int index, int of) {
    public static final Part WHOLE = new Part(0, 1);
  }

  /** What was done. */
  public record ScenarioEntry(
      int publishers,
      int players,
      int pushes,
      String stream,
      double rampPerSecond,
      double warmUpSeconds,
      double holdSeconds,
      boolean measuredFromStart,
      ProfileEntry profile) {}

  /** How players behaved; shares from 0 to 1. */
  public record ProfileEntry(
      double churnPerSecond,
      double vanishing,
      double stalled,
      double stallSeconds,
      double stallEverySeconds,
      double loss,
      double checked) {}

  /**
   * What came out, for people and scripts.
   *
   * @param outcome in one word
   * @param exitCode of the program
   * @param headline in a sentence
   * @param assertions each goal and what it came to
   */
  public record Verdict(
      Outcome outcome, int exitCode, String headline, List<AssertionEntry> assertions) {
    public Verdict {
      assertions = List.copyOf(assertions);
    }
  }

  /** What a test ended with. */
  public enum Outcome {
    /** Measured, and all goals met. */
    MET,
    /** Measured, and a goal missed. */
    MISSED,
    /** Not measured: the generator was the limit. */
    UNFIT
  }

  /** One goal and what it came to. */
  public record AssertionEntry(String goal, boolean met, String words) {

    /** The same, told as one about half of the load that a search has found. */
    AssertionEntry ofHalf() {
      return new AssertionEntry(goal, met, "at half of it, " + words);
    }
  }

  /** The step that the verdict is about: what a search has confirmed, else the last one. */
  public Optional<StepEntry> mainStep() {
    return steps.stream()
        .filter(step -> step.is(Step.Purpose.CONFIRM) && step.met())
        .findFirst()
        .or(() -> steps.isEmpty() ? Optional.empty() : Optional.of(steps.getLast()));
  }

  /** Whether several loads were run. */
  boolean isSearch() {
    return steps.size() > 1;
  }

  /** A figure of the main step. */
  Optional<Double> figure(Metric metric) {
    return mainStep().flatMap(step -> step.figure(metric));
  }
}
