package dev.tandem.conformance.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.conformance.verdict.Outcome;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What a server may be said to conform to, in one small file that can be signed. */
final class Summary {
  /** Rises when a field changes its meaning or goes. */
  static final int FORMAT_VERSION = 1;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private Summary() {}

  /** The summary as JSON text; {@code jsonSha256} is the hash of the report.json beside it. */
  static String write(Report report, String jsonSha256) {
    return JSON.writeValueAsString(
                new Document(
                    FORMAT_VERSION,
                    statement(report),
                    report.target(),
                    report.started().toString(),
                    report.kitVersion(),
                    report.catalogueHash(),
                    report.exitCode(),
                    report.counts(),
                    report.profiles().stream().map(Summary::profile).toList(),
                    jsonSha256))
            .replace("\r\n", "\n")
        + "\n";
  }

  private static String statement(Report report) {
    String names =
        report.profiles().stream()
            .filter(ProfileVerdict::conforms)
            .map(ProfileVerdict::profile)
            .collect(Collectors.joining(", "));
    String conforms = names.isEmpty() ? "conforms to no profile" : "conforms to profile " + names;
    return "%s, kit version %s, catalogue hash %s"
        .formatted(conforms, report.kitVersion(), report.catalogueHash());
  }

  private static ProfileEntry profile(ProfileVerdict verdict) {
    return new ProfileEntry(
        verdict.profile(),
        verdict.conforms(),
        verdict.kept(),
        verdict.notKept(),
        verdict.notJudged());
  }

  private record Document(
      int formatVersion,
      String statement,
      String target,
      String started,
      String kitVersion,
      String catalogueHash,
      int exitCode,
      Map<Outcome, Integer> counts,
      List<ProfileEntry> profiles,
      String reportSha256) {}

  private record ProfileEntry(
      String profile, boolean conforms, int kept, List<String> notKept, List<String> notJudged) {}
}
