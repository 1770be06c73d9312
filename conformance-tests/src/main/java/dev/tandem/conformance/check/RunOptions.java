package dev.tandem.conformance.check;

import dev.tandem.conformance.evidence.EvidencePolicy;

/**
 * How to run.
 *
 * @param seed where names and choices come from
 * @param repeat how often each check runs; if its outcomes differ it is UNSTABLE
 * @param command the command line that repeats a check, with %s for its id
 * @param evidence of which checks evidence is kept
 */
public record RunOptions(
    Selection selection, long seed, int repeat, String command, EvidencePolicy evidence) {
  /** Keeps no evidence. */
  public RunOptions(Selection selection, long seed, int repeat, String command) {
    this(selection, seed, repeat, command, EvidencePolicy.NONE);
  }
}
