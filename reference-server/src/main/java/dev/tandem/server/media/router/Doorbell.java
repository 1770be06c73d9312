package dev.tandem.server.media.router;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Tells a media loop which crossings have brought something, and wakes it. Any loop may ring; those
 * that rang are a list linked through the crossings themselves, so that nothing is allocated.
 */
final class Doorbell {
  private final AtomicReference<@Nullable Crossing> rang = new AtomicReference<>();
  private final Runnable wake;

  /**
   * Creates a bell that nobody has rung.
   *
   * @param wake has the loop call {@link #answer} soon, even where it is about to wait
   */
  Doorbell(Runnable wake) {
    this.wake = wake;
  }

  /** Has the loop read a crossing. From any thread. */
  void ring(Crossing crossing) {
    if (!crossing.rung.compareAndSet(false, true)) {
      return;
    }
    Crossing before = rang.get();
    crossing.nextRung = before;
    while (!rang.compareAndSet(before, crossing)) {
      before = rang.get();
      crossing.nextRung = before;
    }
    if (before == null) {
      wake.run();
    }
  }

  /** Reads all crossings that have rung. On the loop. */
  void answer(long nowNs) {
    Crossing crossing = rang.get() == null ? null : rang.getAndSet(null);
    while (crossing != null) {
      Crossing next = crossing.nextRung;
      crossing.nextRung = null;
      crossing.rung.set(false);
      crossing.read(nowNs);
      crossing = next;
    }
  }
}
