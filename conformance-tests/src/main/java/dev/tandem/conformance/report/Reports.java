package dev.tandem.conformance.report;

import dev.tandem.conformance.requirement.Catalogue;
import dev.tandem.conformance.verdict.RunResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a run into a folder, in every form at once. */
public final class Reports {
  /** For people. */
  public static final String HTML = "report.html";

  /** For programs. */
  public static final String JSON = "report.json";

  /** For build servers. */
  public static final String JUNIT_XML = "TEST-tandem-conformance.xml";

  /** For a README. */
  public static final String BADGE = "badge.svg";

  /** What the server conforms to, for others; {@link SummarySigner} signs it. */
  public static final String SUMMARY = "summary.json";

  private Reports() {}

  /** Writes all forms, and a summary that nobody signs. */
  public static List<Path> writeAll(RunResult run, Path folder) throws IOException {
    return writeAll(run, folder, null);
  }

  /**
   * Writes report.html, report.json, TEST-tandem-conformance.xml, badge.svg and summary.json, and
   * summary.json.sig if there is a signer. Evidence in the folder is shown in the report.
   *
   * @return the files, the one for people first
   * @throws IOException if the folder cannot be made or written
   */
  public static List<Path> writeAll(RunResult run, Path folder, @Nullable SummarySigner signer)
      throws IOException {
    Report report = Report.of(run, Catalogue.load().requirements());
    Files.createDirectories(folder);
    List<Path> files = new ArrayList<>();
    files.add(write(folder.resolve(HTML), HtmlReport.write(report, folder)));
    byte[] json = bytes(JsonReport.write(report));
    files.add(Files.write(folder.resolve(JSON), json));
    files.add(write(folder.resolve(JUNIT_XML), JUnitXmlReport.write(report)));
    files.add(write(folder.resolve(BADGE), Badge.write(report)));
    byte[] summary = bytes(Summary.write(report, SummaryFile.sha256(json)));
    files.add(Files.write(folder.resolve(SUMMARY), summary));
    Path signature = folder.resolve(SUMMARY + SummaryFile.SIGNATURE);
    Files.deleteIfExists(signature);
    if (signer != null) {
      files.add(Files.write(signature, signer.sign(summary)));
    }
    return files;
  }

  private static Path write(Path file, String text) throws IOException {
    return Files.write(file, bytes(text));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
