package dev.tandem.load.cli;

import dev.tandem.load.scenario.Load;
import dev.tandem.load.scenario.Profile;
import dev.tandem.load.scenario.Scenario;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How much load, for how long, and how its players behave. */
final class LoadOptions {
  private static final int MOST = 100_000;

  @Option(
      names = "--publishers",
      paramLabel = "N",
      defaultValue = "1",
      description = "Streams that are published (${DEFAULT-VALUE}).")
  int publishers = 1;

  @Option(
      names = "--players",
      paramLabel = "M",
      split = ",",
      defaultValue = "100",
      description = "Players of each stream (${DEFAULT-VALUE}); a search starts here.")
  List<Integer> players = List.of(100);

  @Option(
      names = "--pushes",
      paramLabel = "K",
      defaultValue = "0",
      description =
          "Streams that the server pushes to a second one, each played there once"
              + " (${DEFAULT-VALUE}).")
  int pushes;

  @Option(
      names = "--stream",
      paramLabel = "NAME",
      defaultValue = "vp8-1500k",
      description = "What publishers send (${DEFAULT-VALUE}); a wrong name lists all.")
  String stream = "vp8-1500k";

  @Option(
      names = "--ramp",
      paramLabel = "RATE",
      defaultValue = "50/s",
      converter = Convert.Rate.class,
      description = "Players that join in each second (${DEFAULT-VALUE}).")
  double ramp = 50;

  @Option(
      names = "--warm-up",
      paramLabel = "TIME",
      converter = Convert.Time.class,
      description =
          "For how long all play before the first measurement (2s; with --rival 60s): a JVM"
              + " compiles what is used for about a minute.")
  @Nullable Duration warmUp;

  @Option(
      names = "--hold",
      paramLabel = "TIME",
      defaultValue = "20s",
      converter = Convert.Time.class,
      description = "For how long is measured once all have joined (${DEFAULT-VALUE}).")
  Duration hold = Duration.ofSeconds(20);

  @Option(
      names = "--from-start",
      description = "Measure from the first player on, as for a server that has just started.")
  boolean fromStart;

  @Option(
      names = "--churn",
      paramLabel = "SHARE/s",
      defaultValue = "0%/s",
      converter = Convert.ShareRate.class,
      description = "So many of the players leave in each second, and others come: 10%%/s.")
  double churn;

  @Option(
      names = "--vanish",
      paramLabel = "SHARE",
      defaultValue = "0%",
      converter = Convert.Share.class,
      description = "So many of those leave without a word.")
  double vanish;

  @Option(
      names = "--stall",
      arity = "0..1",
      paramLabel = "SHARE",
      fallbackValue = "10%",
      defaultValue = "0%",
      converter = Convert.Share.class,
      description = "So many players (10%%) stop reading for 2 s, every 10 s.")
  double stall;

  @Option(
      names = "--loss",
      paramLabel = "SHARE",
      defaultValue = "0%",
      converter = Convert.Share.class,
      description = "Players lose so many of their packets, and ask for them again.")
  double loss;

  @Option(
      names = "--checked",
      paramLabel = "SHARE",
      defaultValue = "5%",
      converter = Convert.Share.class,
      description =
          "So many players, and at least 20, decrypt and check every packet and time it; the"
              + " others count (${DEFAULT-VALUE}).")
  double checked = 0.05;

  @Option(
      names = "--witness",
      paramLabel = "chrome",
      description = "Have a real Chrome play among the native players, and tell what it sees.")
  @Nullable Witness witness;

  /** Who else watches. */
  enum Witness {
    CHROME
  }

  /**
   * The scenario.
   *
   * @param prefix what names of streams begin with
   * @param usualWarmUp where none was asked for
   * @throws IllegalArgumentException with a sentence for the operator
   */
  Scenario scenario(String prefix, Duration usualWarmUp) {
    if (publishers < 1 || publishers > 10_000) {
      throw new IllegalArgumentException("--publishers is a number from 1 to 10000");
    }
    if (players.stream().anyMatch(number -> number < 0 || (long) number * publishers > MOST)) {
      throw new IllegalArgumentException("more than 100,000 players need more machines: --of");
    }
    if (pushes < 0 || pushes > 1_000) {
      throw new IllegalArgumentException("--pushes is a number from 0 to 1000");
    }
    if (hold.isZero()) {
      throw new IllegalArgumentException("--hold is longer than no time at all");
    }
    Profile steady = Profile.STEADY;
    return new Scenario(
        new Load(publishers, players.getFirst(), pushes),
        stream,
        ramp,
        warmUp == null ? usualWarmUp : warmUp,
        hold,
        fromStart,
        new Profile(churn, vanish, stall, steady.stall(), steady.stallEvery(), loss, checked),
        prefix);
  }
}
