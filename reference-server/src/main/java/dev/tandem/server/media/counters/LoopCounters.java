package dev.tandem.server.media.counters;

import java.util.concurrent.atomic.AtomicLongArray;

/** Counters of one media loop: written by the loop alone, read by anyone. */
public final class LoopCounters {
  private static final int PACKETS_IN = 0;
  private static final int BYTES_IN = 1;
  private static final int PACKETS_OUT = 2;
  private static final int BYTES_OUT = 3;
  private static final int FIRST_DROP = 4;

  private final AtomicLongArray values =
      new AtomicLongArray(FIRST_DROP + DropReason.values().length);

  public void received(int octets) {
    add(PACKETS_IN, 1);
    add(BYTES_IN, octets);
  }

  /** Counts packets that together have so many octets. */
  public void sent(int packets, int octets) {
    add(PACKETS_OUT, packets);
    add(BYTES_OUT, octets);
  }

  public void dropped(DropReason reason) {
    dropped(reason, 1);
  }

  public void dropped(DropReason reason, int count) {
    add(FIRST_DROP + reason.ordinal(), count);
  }

  public long packetsIn() {
    return values.getOpaque(PACKETS_IN);
  }

  public long bytesIn() {
    return values.getOpaque(BYTES_IN);
  }

  public long packetsOut() {
    return values.getOpaque(PACKETS_OUT);
  }

  public long bytesOut() {
    return values.getOpaque(BYTES_OUT);
  }

  public long drops(DropReason reason) {
    return values.getOpaque(FIRST_DROP + reason.ordinal());
  }

  private void add(int index, long amount) {
    values.setOpaque(index, values.getPlain(index) + amount);
  }
}
