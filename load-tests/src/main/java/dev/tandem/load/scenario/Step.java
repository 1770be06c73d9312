package dev.tandem.load.scenario;

import dev.tandem.load.measure.MediaFigures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One load, run and measured.
 *
 * @param purpose why it was run
 * @param load how much
 * @param started when
 * @param measured for how long figures were taken
 * @param figures what came out
 * @param media counts and histograms behind the figures, which add up over workers
 * @param moments what was seen, moment by moment
 * @param goals what it had to meet
 * @param gaveWay what gave way first; empty where nothing did
 * @param remarks what a reader should know besides
 */
public record Step(
    Purpose purpose,
    Load load,
    Instant started,
    Duration measured,
    Figures figures,
    MediaFigures media,
    List<Moment> moments,
    List<Goal> goals,
    Optional<Limit> gaveWay,
    List<String> remarks) {

  /** Why a step is run. */
  public enum Purpose {
    /** The load that was asked for. */
    LOAD,
    /** One of several loads of a search. */
    SEARCH,
    /** What a search has found, once more. */
    CONFIRM,
    /** Half of what a search has found. */
    HALF
  }

  public Step {
    moments = List.copyOf(moments);
    goals = List.copyOf(goals);
    remarks = List.copyOf(remarks);
  }

  /** Whether all goals were met. */
  public boolean met() {
    return goals.stream().allMatch(goal -> goal.isMetBy(figures));
  }

  /** Whether goals were missed for a reason that is the generator's. */
  public boolean unfit() {
    return !met() && gaveWay.map(Limit::isTheGenerators).orElse(false);
  }
}
