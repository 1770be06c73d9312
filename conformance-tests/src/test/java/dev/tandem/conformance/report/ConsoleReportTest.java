package dev.tandem.conformance.report;

import static dev.tandem.conformance.report.Golden.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.conformance.verdict.CheckResult;
import dev.tandem.conformance.verdict.RunResult;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConsoleReportTest {
  @Test
  void looksAsItDidWhenAPersonLookedAtIt() throws Exception {
    assertGolden("console.txt", printed(false));
  }

  @Test
  void onATerminalItHasColoursAndALineThatIsOverwritten() throws Exception {
    assertGolden("terminal.txt", printed(true).replace('\u001b', '␛'));
  }

  @Test
  void aServerCannotSteerTheTerminal() {
    assertThat(printed(false)).doesNotContain("\u001b", "\u0000", "\u202e");
  }

  private static String printed(boolean terminal) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      ConsoleReport console = new ConsoleReport(out, terminal, SampleRun.CATALOGUE);
      RunResult run = SampleRun.run();
      console.runStarted(run.target(), run.results().size());
      for (CheckResult result : run.results()) {
        console.checkStarted(result.requirement(), result.check());
        console.checkEnded(result);
      }
      console.runEnded(run);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
