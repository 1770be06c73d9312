package dev.tandem.conformance.report;

import dev.tandem.conformance.verdict.CheckResult;
import dev.tandem.conformance.verdict.Outcome;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;

/**
 * The line of a terminal that is overwritten as a run goes on: how far it is, how long it may still
 * take, and which check has been running for more than two seconds. Thread-safe.
 */
final class ProgressLine implements AutoCloseable {
  static final String ERASE = "\r\u001b[2K";

  private static final long SECOND_MS = 1_000;
  private static final long SLOW_MS = 2_000;
  private static final long ESTIMATE_AFTER_MS = 5_000;

  private final PrintStream out;
  private final int checks;
  private final long startedNs = System.nanoTime();
  private final Timer clock = new Timer("progress", true);

  private int ended;
  private int failed;
  private boolean closed;
  private String running = "";
  private long runningSinceNs = startedNs;

  ProgressLine(PrintStream out, int checks) {
    this.out = out;
    this.checks = checks;
    clock.schedule(
        new TimerTask() {
          @Override
          public void run() {
            tick();
          }
        },
        SECOND_MS,
        SECOND_MS);
  }

  synchronized void started(String check) {
    running = check;
    runningSinceNs = System.nanoTime();
    draw();
  }

  synchronized void ended(CheckResult result) {
    ended++;
    failed += result.outcome() == Outcome.FAIL || result.outcome() == Outcome.UNSTABLE ? 1 : 0;
    running = "";
  }

  /** Prints something above the line. */
  synchronized void above(Runnable printing) {
    out.print(ERASE);
    printing.run();
    draw();
  }

  @Override
  public synchronized void close() {
    closed = true;
    clock.cancel();
    out.print(ERASE);
    out.flush();
  }

  private synchronized void tick() {
    if (!closed && ms(runningSinceNs) >= SLOW_MS) {
      draw();
    }
  }

  private void draw() {
    out.printf("%s%s", ERASE, text());
    out.flush();
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    int width = Integer.toString(checks).length();
    text.append(("%" + width + "d/%d").formatted(ended, checks));
    if (failed > 0) {
      text.append(", ").append(failed).append(" failed");
    }
    long elapsedMs = ms(startedNs);
    if (elapsedMs >= ESTIMATE_AFTER_MS && ended > 0) {
      Duration left = Duration.ofMillis(elapsedMs / ended * (checks - ended));
      text.append(", about ").append(Words.time(left)).append(" left");
    }
    if (!running.isEmpty()) {
      text.append("  ").append(SafeText.line(running, 60)).append(" …");
      if (ms(runningSinceNs) >= SLOW_MS) {
        text.append(" for ").append(ms(runningSinceNs) / 1000).append(" s");
      }
    }
    return text.toString();
  }

  private static long ms(long sinceNs) {
    return (System.nanoTime() - sinceNs) / 1_000_000;
  }
}
