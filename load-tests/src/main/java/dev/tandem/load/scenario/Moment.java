package dev.tandem.load.scenario;

/**
 * What was seen in one short interval of a run.
 *
 * @param second its end, from the start of the step
 * @param measured whether it counts: all players had joined
 * @param players players that were playing at its end
 * @param figures what was seen
 * @param delays forward delays, as HdrHistogram's compressed form in Base64
 */
public record Moment(
    double second, boolean measured, int players, Figures figures, String delays) {}
