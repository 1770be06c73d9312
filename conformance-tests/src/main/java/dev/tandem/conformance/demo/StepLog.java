package dev.tandem.conformance.demo;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Runs the steps one after the other, prints each as it ends, and runs none after a failure. */
final class StepLog {
  private final PrintStream out;
  private final boolean colours;
  private final List<StepResult> results = new ArrayList<>();
  private boolean failed;

  StepLog(PrintStream out, boolean colours) {
    this.out = out;
    this.colours = colours;
  }

  /** Runs a step; what it returns was observed, what it throws is why it failed. */
  void step(CallFlowStep step, Supplier<String> action) {
    if (failed) {
      add(step, false, 0, "not reached");
      return;
    }
    long startedNs = System.nanoTime();
    boolean ok = false;
    String observed;
    try {
      observed = action.get();
      ok = true;
    } catch (RuntimeException e) {
      observed = firstLine(e);
    }
    failed = !ok;
    add(step, ok, (System.nanoTime() - startedNs) / 1_000_000, observed);
  }

  List<StepResult> results() {
    return List.copyOf(results);
  }

  boolean allOk() {
    return !failed && results.size() == CallFlowStep.values().length;
  }

  private void add(CallFlowStep step, boolean ok, long ms, String observed) {
    results.add(new StepResult(step.number(), step.title(), ok, ms, observed));
    String verdict = ok ? paint("32", "ok    ") : paint("31", "failed");
    out.printf("%3d  %s %6d ms  %s%n", step.number(), verdict, ms, step.title());
    out.printf("%23s%s%n", "", paint("2", observed));
  }

  private String paint(String code, String text) {
    return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }

  private static String firstLine(RuntimeException e) {
    String message = String.valueOf(e.getMessage());
    return message.lines().findFirst().orElse(e.getClass().getSimpleName());
  }
}
