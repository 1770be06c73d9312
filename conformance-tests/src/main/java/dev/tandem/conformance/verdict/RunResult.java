package dev.tandem.conformance.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One run of the kit against one target.
 *
 * @param target the name of the target
 * @param catalogueHash SHA-256 over the files of the catalogue, in hex
 * @param seed what the run's names and choices came from
 */
public record RunResult(
    String target,
    String kitVersion,
    String catalogueHash,
    long seed,
    Instant started,
    Duration took,
    List<CheckResult> results) {
  /** All that was judged is as required. */
  public static final int CONFORMANT = 0;

  /** At least one MUST is not kept, or a check is unstable. */
  public static final int FINDINGS = 1;

  /** Wrong options or a target file that cannot be used. */
  public static final int USAGE = 2;

  /** The kit or the machine it runs on is at fault. */
  public static final int KIT_FAULT = 3;

  /** No check came to a judgement. */
  public static final int NOTHING_RAN = 4;

  public RunResult {
    results = List.copyOf(results);
  }

  /** How many results have each outcome; every outcome has an entry. */
  public Map<Outcome, Integer> counts() {
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      counts.put(outcome, 0);
    }
    results.forEach(result -> counts.merge(result.outcome(), 1, Integer::sum));
    return counts;
  }

  /** What the process ends with; faults of the kit outweigh findings. */
  public int exitCode() {
    if (any(Set.of(Outcome.KIT_ERROR, Outcome.BENCH_UNFIT))) {
      return KIT_FAULT;
    }
    if (any(Set.of(Outcome.FAIL, Outcome.UNSTABLE))) {
      return FINDINGS;
    }
    boolean judged = results.stream().anyMatch(result -> result.outcome().isJudgement());
    return judged ? CONFORMANT : NOTHING_RAN;
  }

  private boolean any(Set<Outcome> outcomes) {
    return results.stream().anyMatch(result -> outcomes.contains(result.outcome()));
  }
}
