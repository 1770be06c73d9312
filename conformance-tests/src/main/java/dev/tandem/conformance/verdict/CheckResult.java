package dev.tandem.conformance.verdict;

import org.jspecify.annotations.Nullable;

/**
 * How one check of one requirement ended.
 *
 * @param ms how long it took, in milliseconds
 * @param card present for FAIL, WARN, INFO and UNSTABLE
 * @param reason one sentence: why it was skipped, what broke; empty for PASS
 */
public record CheckResult(
    String requirement,
    String check,
    Outcome outcome,
    long ms,
    @Nullable FailureCard card,
    String reason) {}
