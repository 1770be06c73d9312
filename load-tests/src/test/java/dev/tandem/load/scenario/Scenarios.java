package dev.tandem.load.scenario;

import java.time.Duration;

/** Scenarios of tests. */
public final class Scenarios {
  private Scenarios() {}

  /** So many players of one stream for ten seconds. */
  public static Scenario steady(int players) {
    return of(new Load(1, players, 0), Profile.STEADY);
  }

  public static Scenario of(Load load, Profile profile) {
    return of(load, profile, Scenario.SETTLE);
  }

  /** So many players of one stream, that is played for a while before anything is measured. */
  static Scenario warmingUp(int players, Duration warmUp) {
    return of(new Load(1, players, 0), Profile.STEADY, warmUp);
  }

  private static Scenario of(Load load, Profile profile, Duration warmUp) {
    return new Scenario(
        load, "vp8-1500k", 50, warmUp, Duration.ofSeconds(10), false, profile, "load");
  }

  static Profile churning(double share, double vanishing) {
    Profile steady = Profile.STEADY;
    return new Profile(
        share, vanishing, 0, steady.stall(), steady.stallEvery(), 0, steady.checked());
  }

  static Profile stalling(double share) {
    Profile steady = Profile.STEADY;
    return new Profile(0, 0, share, steady.stall(), steady.stallEvery(), 0, steady.checked());
  }
}
