package dev.tandem.load.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ratios, and what becomes of them. */
class ResultsTest {

  private static Results run(double own, double rival) {
    return new Results(
        "command",
        "machine",
        "commit",
        List.of(
            new Figure(
                "ForwardBenchmark.forward", Map.of("library", "openssl", "players", "100"), own, 0),
            new Figure(
                "ForwardBenchmark.forward",
                Map.of("library", "jitsi-srtp", "players", "100"),
                rival,
                900)));
  }

  @Test
  void aRatioSaysHowManyTimesFasterThanTheRivalOursIs() {
    assertThat(run(200, 800).ratios())
        .containsExactly(Map.entry("openssl, 100 players, against jitsi-srtp", 4.0));
  }

  @Test
  void aSlowerMachineIsNoDropButALowerRatioIs() {
    Results before = run(200, 800);

    assertThat(run(400, 1600).dropsFrom(before)).isEmpty();
    assertThat(run(300, 800).dropsFrom(before))
        .containsExactly("openssl, 100 players, against jitsi-srtp: 2.67 times, was 4.00");
  }

  @Test
  void resultsAreWrittenAsFiguresPageAndPlotAndReadAgain(@TempDir Path directory)
      throws IOException {
    Results results = run(200, 800);

    results.write(directory);

    assertThat(Results.read(directory.resolve("benchmarks.json"))).isEqualTo(results);
    assertThat(Files.readString(directory.resolve("benchmarks.md")))
        .contains("| 4.00 | openssl, 100 players, against jitsi-srtp |");
    assertThat(Files.readString(directory.resolve("benchmarks.svg"))).contains(">800<");
  }

  @Test
  void thePartsOfAPacketsTimeAddUpToTheWhole() {
    Map<String, String> hundred = Map.of("library", "openssl", "players", "100", "udp", "NATIVE");
    Map<String, String> one =
        Map.of("library", "openssl", "profile", "AEAD_AES_128_GCM", "octets", "1200");
    Results results =
        new Results(
            "command",
            "machine",
            "commit",
            List.of(
                new Figure("ForwardBenchmark.forward", hundred, 170, 0),
                new Figure("SendBenchmark.forwardAndSend", hundred, 670, 0),
                new Figure("SrtpBenchmark.protect", one, 130, 0)));

    assertThat(Stages.plot(results).orElseThrow()).contains(">40<", ">130<", ">500<", ">670<");
    assertThat(Stages.plot(run(200, 800))).isEmpty();
  }
}
