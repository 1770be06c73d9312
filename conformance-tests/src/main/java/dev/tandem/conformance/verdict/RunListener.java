package dev.tandem.conformance.verdict;

/** Hears how a run goes on, in order, on one thread. */
public interface RunListener {
  /** Hears nothing. */
  RunListener NONE = new RunListener() {};

  /** The run begins; so many checks are to come. */
  default void runStarted(String target, int checks) {}

  /** A check begins. */
  default void checkStarted(String requirement, String check) {}

  /** A check has ended or was skipped. */
  default void checkEnded(CheckResult result) {}

  /** The run is over. */
  default void runEnded(RunResult result) {}
}
