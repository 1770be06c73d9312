package dev.tandem.load.stream;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * When a publisher of this process last sent each packet of its stream. A stream of two seconds
 * tells delays below two seconds apart. Written by the publisher's loop, read by any.
 */
public final class SendTimes implements AutoCloseable {
  private static final Map<Integer, SendTimes> BY_PUBLISHER = new ConcurrentHashMap<>();

  private final int publisher = ThreadLocalRandom.current().nextInt() & FrameStamp.MASK_28;
  private final AtomicLongArray sentNs = new AtomicLongArray(Library.packets());

  private SendTimes() {}

  /** Begins the record of another publisher. */
  public static SendTimes open() {
    SendTimes times = new SendTimes();
    BY_PUBLISHER.put(times.publisher, times);
    return times;
  }

  /** Those of a publisher that is named in a stamp, or null where it is in another process. */
  public static @Nullable SendTimes of(int publisher) {
    return BY_PUBLISHER.get(publisher);
  }

  /** What stamps call the publisher. */
  public int publisher() {
    return publisher;
  }

  /** Notes that a packet is being sent. */
  public void sent(int id, long nowNs) {
    sentNs.setRelease(id, nowNs);
  }

  /** When a packet was sent last, monotonic nanoseconds, or 0 where it was not yet. */
  public long sentNs(int id) {
    return sentNs.getAcquire(id);
  }

  @Override
  public void close() {
    BY_PUBLISHER.remove(publisher, this);
  }
}
