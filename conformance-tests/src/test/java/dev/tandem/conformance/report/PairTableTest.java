package dev.tandem.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.conformance.verdict.CheckResult;
import dev.tandem.conformance.verdict.Outcome;
import dev.tandem.conformance.verdict.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairTableTest {
  @TempDir Path folder;

  @Test
  void showsEachDirectionByItself() {
    String row = "%-35s  %-35s  %s";

    assertThat(table(Outcome.PASS, Outcome.FAIL).text().lines())
        .containsExactly(
            row.formatted("", "to one", "to two <b>"),
            row.formatted("from one", "–", "Conformant"),
            row.formatted("from two <b>", "Not conformant: 1 of 1 check failed", "–"));
  }

  @Test
  void endsAsItsWorstPair() {
    assertThat(table(Outcome.PASS, Outcome.PASS).exitCode()).isEqualTo(RunResult.CONFORMANT);
    assertThat(table(Outcome.PASS, Outcome.SKIPPED).exitCode()).isEqualTo(RunResult.NOTHING_RAN);
    assertThat(table(Outcome.SKIPPED, Outcome.FAIL).exitCode()).isEqualTo(RunResult.FINDINGS);
    assertThat(table(Outcome.FAIL, Outcome.KIT_ERROR).exitCode()).isEqualTo(RunResult.KIT_FAULT);
  }

  @Test
  void leadsToTheReportOfEachPairAndTakesNoNameForMarkup() throws IOException {
    table(Outcome.PASS, Outcome.FAIL).writeTo(folder);

    assertThat(Files.readString(folder.resolve(PairTable.HTML)))
        .contains("href=\"0-to-1/report.html\"", "to two &lt;b&gt;", "<td class=\"bad\">");
    assertThat(Files.readString(folder.resolve(PairTable.JSON)))
        .contains("\"report\" : \"1-to-0/report.json\"", "\"exitCode\" : 1");
  }

  private static PairTable table(Outcome there, Outcome back) {
    PairTable table = new PairTable(List.of("one", "two <b>"));
    table.add(0, 1, run(there), "0-to-1");
    table.add(1, 0, run(back), "1-to-0");
    return table;
  }

  private static RunResult run(Outcome outcome) {
    CheckResult result = new CheckResult("WCS-PUSH-001", "a-check", outcome, 1, null, "");
    return new RunResult(
        "pair", "1", "hash", 1, Instant.EPOCH, Duration.ofSeconds(1), List.of(result));
  }
}
