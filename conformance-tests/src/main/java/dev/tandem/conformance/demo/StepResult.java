package dev.tandem.conformance.demo;

/** How one step went; {@code ms} is how long it took, {@code observed} what was seen or why not. */
public record StepResult(int number, String name, boolean ok, long ms, String observed) {}
