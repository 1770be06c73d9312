package dev.tandem.load.scenario;

import java.time.Duration;

/**
 * What a load run does, as data.
 *
 * @param load how much; a search starts here
 * @param stream the prepared stream that publishers send
 * @param ramp players that join in each second
 * @param warmUp time without measuring once all have joined for the first time; a server that is
 *     warm gets {@link #SETTLE}
 * @param hold time of measuring
 * @param fromStart whether measuring begins with the first player instead
 * @param profile how players behave
 * @param prefix what names of streams begin with
 */
public record Scenario(
    Load load,
    String stream,
    double ramp,
    Duration warmUp,
    Duration hold,
    boolean fromStart,
    Profile profile,
    String prefix) {
  /** Until what joining players have caused is over. */
  public static final Duration SETTLE = Duration.ofSeconds(4);

  private static final double MOST_MOMENTS = 900;
  private static final Duration SECOND = Duration.ofSeconds(1);

  /** The same with so many players of each stream. */
  public Scenario withPlayers(int players) {
    return new Scenario(
        load.withPlayers(players), stream, ramp, warmUp, hold, fromStart, profile, prefix);
  }

  /** The same with a server that is warm. */
  public Scenario warmed() {
    Duration settle = warmUp.compareTo(SETTLE) < 0 ? warmUp : SETTLE;
    return new Scenario(load, stream, ramp, settle, hold, fromStart, profile, prefix);
  }

  /** How often figures are taken: each second, or less often in runs of many minutes. */
  Duration interval() {
    long ns = (long) (hold.toNanos() / MOST_MOMENTS);
    return ns > SECOND.toNanos() ? Duration.ofNanos(ns) : SECOND;
  }

  /** The name of a stream. */
  String stream(int publisher) {
    return prefix + "-" + publisher;
  }

  /** What the second server calls a stream that is pushed to it. */
  String pushed(int push) {
    return prefix + "-pushed-" + push;
  }
}
