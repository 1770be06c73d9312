package dev.tandem.conformance.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.HexFormat;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A summary.json that somebody else made, and whether it is to be believed. */
public final class SummaryFile {
  /** How the file of the signature ends, beside that of the summary. */
  public static final String SIGNATURE = ".sig";

  private SummaryFile() {}

  /** The summary is not what was signed, or not that of the report beside it. */
  public static final class Untrue extends Exception {
    private static final long serialVersionUID = 1L;

    Untrue(String message) {
      super(message);
    }
  }

  /**
   * Verifies the signature, and the hash of report.json if that is beside it.
   *
   * @return what the summary states, and what was looked at
   * @throws IOException if the summary or its signature cannot be read
   */
  public static String verify(Path summary, Path key) throws IOException, Untrue {
    PublicKey publicKey = SummarySigner.publicKey(key);
    byte[] bytes = Files.readAllBytes(summary);
    byte[] signature =
        Files.readAllBytes(summary.resolveSibling(summary.getFileName() + SIGNATURE));
    if (!SummarySigner.isBy(publicKey, bytes, signature)) {
      throw new Untrue(
          "the signature does not fit: the summary or its signature was changed, or"
              + " another key signed it");
    }
    JsonNode json = parse(bytes);
    return "%s%ntarget: %s%njudged: %s%n%s"
        .formatted(
            SafeText.line(json.path("statement").asString(""), 400),
            SafeText.line(json.path("target").asString(""), 200),
            SafeText.line(json.path("started").asString(""), 60),
            report(summary, json.path("reportSha256").asString("")));
  }

  /** SHA-256 in hex. */
  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode parse(byte[] bytes) throws Untrue {
    try {
      return JsonMapper.shared().readTree(bytes);
    } catch (JacksonException e) {
      throw new Untrue("it is signed, but it is no JSON: " + e.getOriginalMessage());
    }
  }

  private static String report(Path summary, String hash) throws IOException, Untrue {
    Path report = summary.resolveSibling(Reports.JSON);
    if (!Files.exists(report)) {
      return "signature: good; there is no report.json beside it";
    }
    if (!sha256(Files.readAllBytes(report)).equals(hash)) {
      throw new Untrue("the signature is good, but the report.json beside it is another one");
    }
    return "signature: good; report.json: the one that was summed up";
  }
}
