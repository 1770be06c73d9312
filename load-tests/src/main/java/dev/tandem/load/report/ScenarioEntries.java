package dev.tandem.load.report;

import dev.tandem.load.report.LoadResult.ProfileEntry;
import dev.tandem.load.report.LoadResult.ScenarioEntry;
import dev.tandem.load.scenario.Profile;
import dev.tandem.load.scenario.Scenario;
import java.time.Duration;

/** Scenarios as results tell them. */
public final class ScenarioEntries {
  private ScenarioEntries() {}

  public static ScenarioEntry of(Scenario scenario) {
    Profile profile = scenario.profile();
    return new ScenarioEntry(
        scenario.load().publishers(),
        scenario.load().players(),
        scenario.load().pushes(),
        scenario.stream(),
        scenario.ramp(),
        seconds(scenario.warmUp()),
        seconds(scenario.hold()),
        scenario.fromStart(),
        new ProfileEntry(
            profile.churn(),
            profile.vanishing(),
            profile.stalled(),
            seconds(profile.stall()),
            seconds(profile.stallEvery()),
            profile.loss(),
            profile.checked()));
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }
}
