package dev.tandem.conformance.verdict;

/** How one check ended. */
public enum Outcome {
  PASS,
  /** A MUST is not kept. */
  FAIL,
  /** A SHOULD is not kept. */
  WARN,
  /** A MAY or an INFO is not so; no finding. */
  INFO,
  /** Not run: a capability is missing or a prerequisite failed; the reason tells. */
  SKIPPED,
  /** Differed between repeats of one run. */
  UNSTABLE,
  /** The check itself broke. */
  KIT_ERROR,
  /** The machine is too weak to judge. */
  BENCH_UNFIT;

  /** Whether a check with this outcome looked at the server and came to a judgement. */
  public boolean isJudgement() {
    return this == PASS || this == FAIL || this == WARN || this == INFO || this == UNSTABLE;
  }
}
