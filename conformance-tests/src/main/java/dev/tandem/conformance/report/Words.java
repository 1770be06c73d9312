package dev.tandem.conformance.report;

import dev.tandem.conformance.verdict.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The words that all reports share. */
final class Words {
  /** Outcomes in the order in which a person wants to hear of them. */
  static final List<Outcome> WORST_FIRST =
      List.of(
          Outcome.FAIL,
          Outcome.UNSTABLE,
          Outcome.KIT_ERROR,
          Outcome.BENCH_UNFIT,
          Outcome.WARN,
          Outcome.INFO,
          Outcome.PASS,
          Outcome.SKIPPED);

  private Words() {}

  /** One word or two for a badge. */
  static String badge(Outcome outcome) {
    return switch (outcome) {
      case PASS -> "Pass";
      case FAIL -> "Fail";
      case WARN -> "Warning";
      case INFO -> "Info";
      case SKIPPED -> "Skipped";
      case UNSTABLE -> "Unstable";
      case KIT_ERROR -> "Kit error";
      case BENCH_UNFIT -> "Bench unfit";
    };
  }

  /** Such as "3 failed". */
  static String count(int n, Outcome outcome) {
    return switch (outcome) {
      case PASS -> n + " passed";
      case FAIL -> n + " failed";
      case WARN -> number(n, "warning");
      case INFO -> n + " for information";
      case SKIPPED -> n + " skipped";
      case UNSTABLE -> n + " unstable";
      case KIT_ERROR -> number(n, "kit error");
      case BENCH_UNFIT -> n + " with an unfit bench";
    };
  }

  /** The outcomes that occurred, worst first: "1 failed, 12 passed, 3 skipped". */
  static String counts(Map<Outcome, Integer> counts) {
    List<String> words = new ArrayList<>();
    for (Outcome outcome : WORST_FIRST) {
      int n = counts.getOrDefault(outcome, 0);
      if (n > 0) {
        words.add(count(n, outcome));
      }
    }
    return words.isEmpty() ? "no check was selected" : String.join(", ", words);
  }

  /** The name of an area of the catalogue. */
  static String area(String area) {
    return switch (area) {
      case "REST" -> "REST";
      case "SIG" -> "Signalling";
      case "PUB" -> "Publish";
      case "PLAY" -> "Play";
      case "PUSH" -> "Push";
      case "PULL" -> "Pull";
      case "MEDIA" -> "Media";
      case "ROBUST" -> "Robustness";
      case "SEC" -> "Security";
      default -> "Other";
    };
  }

  /** "1 check", "2 checks". */
  static String number(int n, String thing) {
    return n + " " + thing + (n == 1 ? "" : "s");
  }

  /** Such as "12 ms", "3.4 s", "2 min 5 s". */
  static String time(Duration time) {
    long ms = time.toMillis();
    if (ms < 1_000) {
      return ms + " ms";
    }
    if (ms < 60_000) {
      return String.format(Locale.ROOT, "%.1f s", ms / 1_000.0);
    }
    return "%d min %d s".formatted(time.toMinutes(), time.toSecondsPart());
  }
}
