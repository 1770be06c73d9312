package dev.tandem.conformance.check;

/**
 * How to run.
 *
 * @param seed where names and choices come from
 * @param repeat how often each check runs; if its outcomes differ it is UNSTABLE
 * @param command the command line that repeats a check, with %s for its id
 */
public record RunOptions(Selection selection, long seed, int repeat, String command) {}
