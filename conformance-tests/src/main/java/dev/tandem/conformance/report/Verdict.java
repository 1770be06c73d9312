package dev.tandem.conformance.report;

import dev.tandem.conformance.verdict.Outcome;
import dev.tandem.conformance.verdict.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The run in words.
 *
 * @param headline what a person says who is asked how it went
 * @param detail the counts behind it
 */
record Verdict(Tone tone, String headline, String detail) {
  /** Whether the headline is good news. */
  enum Tone {
    GOOD,
    BAD,
    DOUBT
  }

  static Verdict of(RunResult run) {
    Map<Outcome, Integer> counts = run.counts();
    int failed = counts.getOrDefault(Outcome.FAIL, 0);
    int unstable = counts.getOrDefault(Outcome.UNSTABLE, 0);
    int judged =
        counts.entrySet().stream()
            .filter(count -> count.getKey().isJudgement())
            .mapToInt(Map.Entry::getValue)
            .sum();
    String detail = Words.counts(counts);
    return switch (run.exitCode()) {
      case RunResult.CONFORMANT -> {
        int warned = counts.getOrDefault(Outcome.WARN, 0);
        String but = warned == 0 ? "" : ", with " + Words.number(warned, "warning");
        yield new Verdict(Tone.GOOD, "Conformant" + but, detail);
      }
      case RunResult.FINDINGS -> {
        String headline =
            failed > 0
                ? "Not conformant: %d of %s failed"
                : "Not reliable: %d of %s differed between repeats";
        yield new Verdict(
            Tone.BAD,
            headline.formatted(failed > 0 ? failed : unstable, Words.number(judged, "check")),
            detail);
      }
      case RunResult.NOTHING_RAN -> new Verdict(Tone.DOUBT, "Nothing was judged", detail);
      default -> new Verdict(Tone.DOUBT, noVerdict(counts), detail);
    };
  }

  private static String noVerdict(Map<Outcome, Integer> counts) {
    List<String> why = new ArrayList<>();
    int broken = counts.getOrDefault(Outcome.KIT_ERROR, 0);
    if (broken > 0) {
      why.add(Words.number(broken, "check") + " of the kit broke");
    }
    if (counts.getOrDefault(Outcome.BENCH_UNFIT, 0) > 0) {
      why.add("this machine is too weak to judge");
    }
    return "No verdict: " + String.join(", and ", why);
  }
}
