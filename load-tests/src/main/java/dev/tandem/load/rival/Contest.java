package dev.tandem.load.rival;

import dev.tandem.load.report.SideBySide.Round;
import dev.tandem.load.report.StepEntry;
import dev.tandem.load.scenario.Step;
import dev.tandem.load.target.TargetException;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts the same load on two servers, in turns, so that what else goes on in the machine meets both
 * alike. Each load is run once before it counts.
 */
final class Contest {

  /** One load on one server, measured. */
  @FunctionalInterface
  interface Trial {
    Step run(Side side, int players, int round) throws TargetException, InterruptedException;
  }

  private final Trial trial;
  private final int rounds;

  /**
   * Runs nothing yet.
   *
   * @param rounds how often each load counts
   */
  Contest(Trial trial, int rounds) {
    this.trial = trial;
    this.rounds = rounds;
  }

  /** Runs all loads, each a number of players, and returns what counts. */
  List<Round> run(List<Integer> loads) throws TargetException, InterruptedException {
    List<Round> counted = new ArrayList<>();
    for (int players : loads) {
      for (int round = 0; round <= rounds; round++) {
        for (Side side : Side.values()) {
          Step step = trial.run(side, players, round);
          if (round > 0) {
            counted.add(new Round(side.label(), StepEntry.of(step).summary()));
          }
        }
      }
    }
    return counted;
  }
}
