package dev.tandem.conformance.report;

import dev.tandem.conformance.verdict.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A report.json read back.
 *
 * @param results by requirement and check, in the order of the run
 */
public record RunFile(String target, String started, Map<String, Result> results) {
  /** What a comparison looks at. */
  public record Result(
      String requirement,
      String check,
      String sentence,
      Outcome outcome,
      String reason,
      String repeat) {
    boolean isFinding() {
      return outcome == Outcome.FAIL || outcome == Outcome.WARN || outcome == Outcome.UNSTABLE;
    }
  }

  /** The file is no report that this kit can read; the message says why. */
  public static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(Path file, String why) {
      super("cannot read the report " + file + ": " + why);
    }
  }

  /** Reads a report.json of this or another version of the kit. */
  public static RunFile read(Path file) throws Unreadable {
    try {
      return parse(file, JsonMapper.shared().readTree(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new Unreadable(file, e.toString());
    } catch (JacksonException e) {
      throw new Unreadable(file, "it is no JSON: " + e.getOriginalMessage());
    }
  }

  private static RunFile parse(Path file, JsonNode json) throws Unreadable {
    int version = json.path("formatVersion").asInt(0);
    if (version != JsonReport.FORMAT_VERSION || !json.path("results").isArray()) {
      throw new Unreadable(
          file, "it is no report.json of format version " + JsonReport.FORMAT_VERSION);
    }
    Map<String, Result> results = new LinkedHashMap<>();
    for (JsonNode node : json.path("results")) {
      Result result = result(file, node);
      results.put(result.requirement() + " " + result.check(), result);
    }
    return new RunFile(
        json.path("target").asString(""), json.path("started").asString(""), results);
  }

  private static Result result(Path file, JsonNode node) throws Unreadable {
    String seen = node.path("card").path("seen").asString("");
    try {
      return new Result(
          node.path("requirement").asString(""),
          node.path("check").asString(""),
          node.path("sentence").asString(""),
          Outcome.valueOf(node.path("outcome").asString("")),
          seen.isEmpty() ? node.path("reason").asString("") : seen,
          node.path("card").path("repeat").asString(""));
    } catch (IllegalArgumentException e) {
      throw new Unreadable(file, "unknown outcome " + node.path("outcome"));
    }
  }
}
