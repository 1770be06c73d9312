package dev.tandem.conformance.target;

import java.time.LocalDate;

/** A known finding that is no news until the last day given, inclusive. */
public record ExpectedFinding(String requirement, String owner, String reason, LocalDate until) {}
