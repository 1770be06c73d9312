package dev.tandem.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.conformance.verdict.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDiffTest {
  @TempDir private Path folder;

  @Test
  void whatFailsAnewIsARegression() throws Exception {
    assertThat(kinds(Outcome.PASS, Outcome.FAIL)).containsExactly(RunDiff.Kind.NEW_FINDING);
    assertThat(kinds(Outcome.SKIPPED, Outcome.WARN)).containsExactly(RunDiff.Kind.NEW_FINDING);
    assertThat(kinds(Outcome.WARN, Outcome.FAIL)).containsExactly(RunDiff.Kind.NEW_FINDING);
    assertThat(diff(Outcome.PASS, Outcome.UNSTABLE).hasRegressions()).isTrue();
  }

  @Test
  void whatPassesNowIsMendedAndWhatStillFailsIsNoRegression() throws Exception {
    assertThat(kinds(Outcome.FAIL, Outcome.PASS)).containsExactly(RunDiff.Kind.MENDED);
    assertThat(kinds(Outcome.FAIL, Outcome.FAIL)).containsExactly(RunDiff.Kind.STILL_FAILING);
    assertThat(diff(Outcome.FAIL, Outcome.FAIL).hasRegressions()).isFalse();
  }

  @Test
  void whatIsNoLongerJudgedIsToldAndNoRegression() throws Exception {
    assertThat(kinds(Outcome.PASS, Outcome.SKIPPED))
        .containsExactly(RunDiff.Kind.SKIPPED_DIFFERENTLY);
    assertThat(kinds(Outcome.PASS, Outcome.PASS)).isEmpty();
    assertThat(RunDiffWriter.text(diff(Outcome.PASS, Outcome.SKIPPED)))
        .contains("Pass -> Skipped", "No regression: 0 new findings, 1 skipped differently");
  }

  @Test
  void theJsonSaysTheSame() throws Exception {
    assertThat(RunDiffWriter.json(diff(Outcome.PASS, Outcome.FAIL)))
        .contains("\"regressions\" : true", "\"before\" : \"PASS\"", "\"after\" : \"FAIL\"");
  }

  @Test
  void aFileThatIsNoReportIsRefusedInWords() throws Exception {
    Path other = Files.writeString(folder.resolve("other.json"), "{}");
    assertThatThrownBy(() -> RunFile.read(other))
        .isInstanceOf(RunFile.Unreadable.class)
        .hasMessageContaining("no report.json of format version 1");
  }

  private List<RunDiff.Kind> kinds(Outcome before, Outcome after) throws Exception {
    return diff(before, after).changes().stream().map(RunDiff.Change::kind).toList();
  }

  private RunDiff diff(Outcome before, Outcome after) throws Exception {
    return RunDiff.of(run("a.json", before), run("b.json", after));
  }

  private RunFile run(String name, Outcome outcome) throws Exception {
    Report report = Report.of(SampleRun.runOf(SampleRun.result(outcome)), SampleRun.CATALOGUE);
    return RunFile.read(Files.writeString(folder.resolve(name), JsonReport.write(report)));
  }
}
