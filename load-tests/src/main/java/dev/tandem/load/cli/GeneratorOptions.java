package dev.tandem.load.cli;

import dev.tandem.load.client.ClientOptions;
import dev.tandem.server.media.srtp.SrtpProfile;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** How the load generator runs its clients. */
final class GeneratorOptions {
  private static final int MOST = 256;

  @Option(
      names = "--srtp",
      paramLabel = "PROFILE",
      split = ",",
      description =
          "SRTP protection profiles that clients offer, best first: ${COMPLETION-CANDIDATES}"
              + " (all).")
  List<SrtpProfile> profiles = new ArrayList<>();

  @Option(
      names = "--loops",
      paramLabel = "N",
      defaultValue = "0",
      description = "Threads that move packets (0: one for each processor but one).")
  int loops;

  @Option(
      names = "--joins",
      paramLabel = "N",
      defaultValue = "16",
      description = "Clients that may be connecting at the same time (${DEFAULT-VALUE}).")
  int joins = 16;

  void check() {
    if (loops < 0 || loops > MOST) {
      throw new IllegalArgumentException("--loops is a number from 0 to " + MOST);
    }
    if (joins < 1 || joins > 10_000) {
      throw new IllegalArgumentException("--joins is a number from 1 to 10000");
    }
  }

  /**
   * The same for the processors that this process may use now.
   *
   * @param usual the profiles that are offered where none are given
   */
  ClientOptions clientOptions(List<SrtpProfile> usual) {
    int processors = Runtime.getRuntime().availableProcessors();
    return new ClientOptions(
        loops == 0 ? Math.clamp(processors - 1, 1, MOST) : loops,
        profiles.isEmpty() ? usual : profiles,
        joins);
  }
}
