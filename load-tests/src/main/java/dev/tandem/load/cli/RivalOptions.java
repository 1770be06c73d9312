package dev.tandem.load.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Another server that ours is compared with. */
final class RivalOptions {
  @Option(
      names = "--rival",
      paramLabel = "NAME",
      description =
          "Compare our server with this one in one run, in turns: janus (Debian's package). With"
              + " it, --players may be several numbers: 50,200,500.")
  @Nullable String rival;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "6",
      description =
          "With --rival: how often each load is measured on each server, after once that does not"
              + " count. With --at-half: how often half of the load is. Medians are told"
              + " (${DEFAULT-VALUE}).")
  int rounds = 6;

  @Option(
      names = "--rival-threads",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "With --rival: threads of Janus that serve all peers (its event_loops); 0: one for each"
              + " peer, as it comes (${DEFAULT-VALUE}).")
  int threads;

  /**
   * Checks what was given.
   *
   * @throws IllegalArgumentException with a sentence for the operator
   */
  void check() {
    if (rival != null && !rival.equals("janus")) {
      throw new IllegalArgumentException("there is no rival '" + rival + "'; there is janus");
    }
    if (rounds < 1 || threads < 0) {
      throw new IllegalArgumentException(
          "--rounds is a number from 1 on, --rival-threads one from 0 on");
    }
  }
}
