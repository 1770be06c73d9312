package dev.tandem.load.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.load.measure.Counter;
import dev.tandem.load.report.LoadResult;
import dev.tandem.load.report.ResultFile;
import dev.tandem.load.report.StepEntry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a newcomer runs it, with servers of its own. */
class LoadCommandIT {
  @TempDir private Path folder;

  @Test
  void aLoadWithAPushIsMeasuredOnServersOfItsOwn() throws Exception {
    Path out = folder.resolve("result.json");
    String said = run("--players", "5", "--pushes", "1", "--hold", "3s", "--out", out.toString());

    LoadResult result = ResultFile.read(out);
    StepEntry step = result.steps().getFirst();
    assertThat(said).contains("5 players (");
    assertThat(step.figures())
        .as(said)
        .containsKeys("p99", "packets", "join", "picture", "push", "cpu", "memory", "threads")
        .containsEntry("failed", 0.0)
        .containsEntry("corrupt", 0.0);
    assertThat(step.counts().get(Counter.PACKETS_RECEIVED.label())).isPositive();
    assertThat(folder.resolve("result.html")).content().contains("Push to first frame");
  }

  @Test
  void aServerThatIsNotThereIsToldInASentence() throws Exception {
    assertThat(run("--target", "ws://127.0.0.1:9/", "--out", folder.resolve("x.json").toString()))
        .startsWith("tandem: nothing answers at 127.0.0.1:9: ")
        .hasLineCount(1);
  }

  private String run(String... options) throws Exception {
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dtandem.home=" + Path.of("..").toRealPath(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "dev.tandem.load.cli.LoadCommand"));
    words.addAll(List.of(options));
    Path log = folder.resolve("output.log");
    ProcessBuilder builder =
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("TANDEM_NO_BUILD", "1");
    builder.start().waitFor();
    return Files.readString(log, StandardCharsets.UTF_8);
  }
}
