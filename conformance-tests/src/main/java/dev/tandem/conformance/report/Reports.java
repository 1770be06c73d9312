package dev.tandem.conformance.report;

import dev.tandem.conformance.requirement.Catalogue;
import dev.tandem.conformance.verdict.RunResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes a run into a folder, in every form at once. */
public final class Reports {
  /** For people. */
  public static final String HTML = "report.html";

  /** For programs. */
  public static final String JSON = "report.json";

  /** For build servers. */
  public static final String JUNIT_XML = "TEST-tandem-conformance.xml";

  private Reports() {}

  /**
   * Writes report.html, report.json and TEST-tandem-conformance.xml.
   *
   * @return the files, the one for people first
   * @throws IOException if the folder cannot be made or written
   */
  public static List<Path> writeAll(RunResult run, Path folder) throws IOException {
    Report report = Report.of(run, Catalogue.load().requirements());
    Files.createDirectories(folder);
    return List.of(
        write(folder.resolve(HTML), HtmlReport.write(report)),
        write(folder.resolve(JSON), JsonReport.write(report)),
        write(folder.resolve(JUNIT_XML), JUnitXmlReport.write(report)));
  }

  private static Path write(Path file, String text) throws IOException {
    return Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
