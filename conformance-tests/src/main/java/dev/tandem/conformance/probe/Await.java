package dev.tandem.conformance.probe;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Polls until something is so, or a deadline passes. */
public final class Await {
  private static final long PAUSE_NS = 50_000_000;

  private Await() {}

  /**
   * Returns the first non-empty reading.
   *
   * @throws ProbeTimeoutException naming {@code what} once {@code deadline} has passed
   */
  public static <T> T present(String what, Duration deadline, Supplier<Optional<T>> reading) {
    long started = System.nanoTime();
    while (true) {
      Optional<T> value = reading.get();
      if (value.isPresent()) {
        return value.get();
      }
      if (System.nanoTime() - started > deadline.toNanos()) {
        throw new ProbeTimeoutException("waited %d s for %s".formatted(deadline.toSeconds(), what));
      }
      LockSupport.parkNanos(PAUSE_NS);
    }
  }

  /** Returns the first reading that satisfies the condition; the failure shows the last reading. */
  public static <T> T value(
      String what, Duration deadline, Supplier<T> reading, Predicate<? super T> condition) {
    Object[] last = new Object[1];
    try {
      return present(
          what,
          deadline,
          () -> {
            T now = reading.get();
            last[0] = now;
            return condition.test(now) ? Optional.of(now) : Optional.empty();
          });
    } catch (ProbeTimeoutException e) {
      throw new ProbeTimeoutException(e.getMessage() + "; last seen: " + last[0]);
    }
  }
}
