package dev.tandem.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {
  @TempDir private Path folder;

  @Test
  void writesAllFormsIntoAFolderThatItMakes() throws Exception {
    Path out = folder.resolve("a").resolve("b");
    List<Path> files = Reports.writeAll(SampleRun.run(), out);
    assertThat(files)
        .containsExactly(
            out.resolve("report.html"),
            out.resolve("report.json"),
            out.resolve("TEST-tandem-conformance.xml"),
            out.resolve("badge.svg"),
            out.resolve("summary.json"));
    assertThat(files.subList(0, 3))
        .allSatisfy(file -> assertThat(Files.readString(file)).contains("WCS-REST-012"));
  }

  @Test
  void noFormTellsSecrets() throws Exception {
    assertThat(Reports.writeAll(SampleRun.run(), folder))
        .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain("hunter2", "a-b-c"));
  }
}
