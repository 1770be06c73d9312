package dev.tandem.conformance.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.conformance.verdict.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A comparison of two runs as text for people and as JSON for programs. */
public final class RunDiffWriter {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private static final int WIDTH = 120;

  private RunDiffWriter() {}

  /** Regressions first; the last line is the verdict. */
  public static String text(RunDiff diff) {
    StringBuilder out = new StringBuilder();
    out.append("A: %s\nB: %s\n\n".formatted(name(diff.before()), name(diff.after())));
    for (RunDiff.Kind kind : RunDiff.Kind.values()) {
      List<RunDiff.Change> changes = diff.of(kind);
      if (!changes.isEmpty()) {
        out.append("%s (%d)\n".formatted(kind.title(), changes.size()));
        changes.forEach(change -> append(out, change));
        out.append('\n');
      }
    }
    return out.append(verdict(diff)).append('\n').toString();
  }

  /** The same as one JSON object. */
  public static String json(RunDiff diff) {
    List<Entry> entries = diff.changes().stream().map(RunDiffWriter::entry).toList();
    return JSON.writeValueAsString(new Document(1, diff.hasRegressions(), verdict(diff), entries))
        + "\n";
  }

  private static void append(StringBuilder out, RunDiff.Change change) {
    RunFile.Result shown = change.shown();
    out.append(
        "  %-14s %s  %s\n"
            .formatted(
                SafeText.line(shown.requirement(), WIDTH),
                SafeText.line(shown.check(), WIDTH),
                outcomes(change)));
    if (!shown.reason().isBlank()) {
      out.append("                 %s\n".formatted(SafeText.line(shown.reason(), WIDTH)));
    }
    if (change.kind() == RunDiff.Kind.NEW_FINDING && !shown.repeat().isBlank()) {
      out.append("                 %s\n".formatted(SafeText.line(shown.repeat(), 2 * WIDTH)));
    }
  }

  private static String outcomes(RunDiff.Change change) {
    return "%s -> %s".formatted(word(change.before()), word(change.after()));
  }

  private static String word(RunFile.@Nullable Result result) {
    return result == null ? "not run" : Words.badge(result.outcome());
  }

  private static String name(RunFile run) {
    return "%s, %s, %s"
        .formatted(
            SafeText.line(run.target(), WIDTH),
            SafeText.line(run.started(), WIDTH),
            Words.number(run.results().size(), "check"));
  }

  private static String verdict(RunDiff diff) {
    String counts =
        Stream.of(RunDiff.Kind.values())
            .map(kind ->
                "%d %s".formatted(diff.of(kind).size(), kind.title().toLowerCase(Locale.ROOT)))
            .collect(Collectors.joining(", "));
    return (diff.hasRegressions() ? "Worse: " : "No regression: ") + counts;
  }

  private static Entry entry(RunDiff.Change change) {
    RunFile.Result shown = change.shown();
    return new Entry(
        change.kind(),
        shown.requirement(),
        shown.check(),
        shown.sentence(),
        change.before() == null ? null : change.before().outcome(),
        change.after() == null ? null : change.after().outcome(),
        shown.reason());
  }

  private record Document(
      int formatVersion, boolean regressions, String verdict, List<Entry> changes) {}

  private record Entry(
      RunDiff.Kind kind,
      String requirement,
      String check,
      String sentence,
      @Nullable Outcome before,
      @Nullable Outcome after,
      String detail) {}
}
