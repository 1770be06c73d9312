package dev.tandem.conformance.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.conformance.verdict.FailureCard;
import dev.tandem.conformance.verdict.Outcome;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The report for programs; docs/report-schema.json describes it. */
final class JsonReport {
  /** Rises when a field changes its meaning or goes; new fields may come at any time. */
  static final int FORMAT_VERSION = 1;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private JsonReport() {}

  /** The report as JSON text, indented. */
  static String write(Report report) {
    return JSON.writeValueAsString(document(report)).replace("\r\n", "\n") + "\n";
  }

  private record Document(
      int formatVersion,
      int exitCode,
      String verdict,
      String detail,
      String target,
      String kitVersion,
      String catalogueHash,
      String seed,
      String started,
      long tookMs,
      Map<Outcome, Integer> counts,
      List<AreaCounts> areas,
      List<Result> results,
      List<Report.NotChecked> notChecked,
      List<ProfileEntry> profiles) {}

  private record ProfileEntry(
      String profile, boolean conforms, int kept, List<String> notKept, List<String> notJudged) {}

  private record AreaCounts(String area, Map<Outcome, Integer> counts) {}

  private record Result(
      String requirement,
      String area,
      @Nullable String level,
      @Nullable String status,
      String sentence,
      List<String> source,
      String check,
      Outcome outcome,
      long ms,
      String reason,
      @Nullable String prerequisite,
      @Nullable String evidence,
      @Nullable Card card) {}

  private record Card(
      String sent,
      String allowed,
      String seen,
      List<String> lastEvents,
      String lookFirst,
      String repeat) {}

  private static Document document(Report report) {
    return new Document(
        FORMAT_VERSION,
        report.exitCode(),
        report.verdict().headline(),
        report.verdict().detail(),
        report.target(),
        report.kitVersion(),
        report.catalogueHash(),
        Long.toString(report.seed()),
        report.started().toString(),
        report.took().toMillis(),
        report.counts(),
        report.byArea().entrySet().stream()
            .map(area -> new AreaCounts(area.getKey(), Report.count(area.getValue())))
            .toList(),
        report.entries().stream().map(JsonReport::result).toList(),
        report.notChecked(),
        report.profiles().stream().map(JsonReport::profile).toList());
  }

  private static ProfileEntry profile(ProfileVerdict verdict) {
    return new ProfileEntry(
        verdict.profile(),
        verdict.conforms(),
        verdict.kept(),
        verdict.notKept(),
        verdict.notJudged());
  }

  private static Result result(Entry entry) {
    return new Result(
        entry.requirement(),
        entry.area(),
        entry.level().isEmpty() ? null : entry.level(),
        entry.status().isEmpty() ? null : entry.status(),
        entry.sentence(),
        entry.source(),
        entry.check(),
        entry.outcome(),
        entry.ms(),
        entry.reason(),
        entry.prerequisite(),
        entry.evidence(),
        entry.card() == null ? null : card(entry.card()));
  }

  private static Card card(FailureCard card) {
    return new Card(
        card.sent(),
        card.allowed(),
        card.seen(),
        card.lastEvents(),
        card.lookFirst(),
        card.repeat());
  }
}
