package dev.tandem.load.scenario;

/** Players that come and go: each second a share of them leaves, and the same number joins. */
final class Churn {
  private static final long TICK_NS = 100_000_000;
  private static final double TICKS_PER_SECOND = 10;

  private final Crowd crowd;
  private final Profile profile;
  private double leaving;
  private double vanishing;

  Churn(Crowd crowd, Profile profile) {
    this.crowd = crowd;
    this.profile = profile;
  }

  void enter(Agenda agenda, long nowNs) {
    agenda.every(nowNs + TICK_NS, TICK_NS, this::tick);
  }

  private void tick() {
    double now = profile.churn() * crowd.playing() / TICKS_PER_SECOND;
    vanishing += now * profile.vanishing();
    leaving += now * (1 - profile.vanishing());
    vanishing -= leave(vanishing, true);
    leaving -= leave(leaving, false);
  }

  private int leave(double players, boolean silently) {
    int number = (int) players;
    crowd.leave(number, silently);
    for (int i = 0; i < number; i++) {
      crowd.joinOne();
    }
    return number;
  }
}
