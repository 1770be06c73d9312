package dev.tandem.conformance.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.conformance.check.CheckEngine;
import dev.tandem.conformance.check.RunOptions;
import dev.tandem.conformance.check.Selection;
import dev.tandem.conformance.checks.Suite;
import dev.tandem.conformance.probe.ServerAddress;
import dev.tandem.conformance.probe.ServerProcess;
import dev.tandem.conformance.requirement.Catalogue;
import dev.tandem.conformance.target.Target;
import dev.tandem.conformance.target.TargetFile;
import dev.tandem.conformance.verdict.Outcome;
import dev.tandem.conformance.verdict.RunListener;
import dev.tandem.conformance.verdict.RunResult;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The whole kit against two reference servers. */
class KitIT {
  private static final Map<String, String> QUICK =
      Map.of(
          "keep_alive.server_interval", "300",
          "ice_connect_timeout", "1500",
          "rtp_activity_timeout", "5000");
  private static final Set<Outcome> WELCOME = Set.of(Outcome.PASS, Outcome.SKIPPED);

  @Test
  void theReferenceServerConforms() {
    try (ServerProcess one = ReferenceServers.start("kit1", QUICK);
        ServerProcess two = ReferenceServers.start("kit2", QUICK)) {
      RunOptions options = new RunOptions(Selection.ALL, 1, 1, "%s");

      RunResult run =
          new CheckEngine(Catalogue.load(), Suite.all(), Clock.systemUTC())
              .run(target(one.address(), two.address()), options, RunListener.NONE);

      assertThat(run.results()).allMatch(result -> WELCOME.contains(result.outcome()));
      assertThat(run.exitCode()).isEqualTo(RunResult.CONFORMANT);
      assertThat(run.counts().get(Outcome.PASS)).isGreaterThan(120);
    }
  }

  private static Target target(ServerAddress one, ServerAddress two) {
    return TargetFile.read(
        null,
        Map.of(),
        Map.of(
            "servers.0.ws", one.ws().toString(),
            "servers.0.wss", one.wss().toString(),
            "servers.0.http", one.http().toString(),
            "servers.0.https", one.https().toString(),
            "servers.1.ws", two.ws().toString(),
            "servers.1.http", two.http().toString()));
  }
}
