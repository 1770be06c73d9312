package dev.tandem.load.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds the largest load that a server carries: doubles until a step misses its goal, then halves
 * the distance, and runs what it found once more. A load that does not hold the second time gives
 * way to one that is smaller by a tenth.
 *
 * @param <E> what running a step may end with
 */
public final class StepSearch<E extends Exception> {
  private static final double PRECISION = 0.05;
  private static final double STEP_DOWN = 0.9;
  private static final int CONFIRMATIONS = 3;

  private final Trial<E> trial;
  private final int most;
  private final List<Step> steps = new ArrayList<>();

  /** Runs one step with so many players of each stream. */
  @FunctionalInterface
  public interface Trial<E extends Exception> {
    Step run(int players, Step.Purpose purpose) throws E, InterruptedException;
  }

  /**
   * What was found.
   *
   * @param steps every step, in the order in which it was run
   * @param confirmed the largest load that met its goal twice; empty: none did
   * @param missed the smallest load that did not meet it; empty: there was none
   */
  public record Found(List<Step> steps, Optional<Step> confirmed, Optional<Step> missed) {
    public Found {
      steps = List.copyOf(steps);
    }
  }

  /**
   * @param most the largest number of players that is tried
   */
  public StepSearch(Trial<E> trial, int most) {
    this.trial = trial;
    this.most = most;
  }

  /** Searches, from so many players on. */
  public Found from(int first) throws E, InterruptedException {
    int carried = 0;
    int missed = Integer.MAX_VALUE;
    int players = Math.min(first, most);
    while (players > carried && players < missed) {
      if (run(players, Step.Purpose.SEARCH).met()) {
        carried = players;
      } else {
        missed = players;
      }
      players = next(carried, missed);
    }
    return new Found(steps, confirm(carried), smallestMissed());
  }

  /** The load to try next; the one that is carried already where the search has ended. */
  private int next(int carried, int missed) {
    if (missed == Integer.MAX_VALUE) {
      return (int) Math.min(2L * carried, most);
    }
    if (missed - carried <= Math.max(1, PRECISION * carried)) {
      return carried;
    }
    return carried + (missed - carried) / 2;
  }

  private Optional<Step> confirm(int carried) throws E, InterruptedException {
    int players = carried;
    for (int i = 0; i < CONFIRMATIONS && players > 0; i++) {
      Step again = run(players, Step.Purpose.CONFIRM);
      if (again.met()) {
        return Optional.of(again);
      }
      players = Math.min(players - 1, (int) (STEP_DOWN * players));
    }
    return Optional.empty();
  }

  private Step run(int players, Step.Purpose purpose) throws E, InterruptedException {
    Step step = trial.run(players, purpose);
    steps.add(step);
    return step;
  }

  private Optional<Step> smallestMissed() {
    return steps.stream()
        .filter(step -> !step.met())
        .min(Comparator.comparingInt(step -> step.load().players()));
  }
}
