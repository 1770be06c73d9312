package dev.tandem.conformance.check;

import java.time.Instant;

/**
 * The two clocks of a track that a sender report ties together (RFC 3550, 6.4.1): wall clock and
 * RTP timestamps, both of which run evenly from the first frame on, however late a frame is sent.
 *
 * @param firstNtp the wall clock at the first frame as a 64-bit NTP timestamp
 * @param firstTimestamp that frame's RTP timestamp
 * @param clockRate in ticks a second
 * @param firstNs that frame's time in nanoseconds ({@link System#nanoTime()})
 */
record SenderClock(long firstNtp, long firstTimestamp, int clockRate, long firstNs) {
  private static final long NTP_TO_UNIX_S = 2_208_988_800L;
  private static final long SECOND_NS = 1_000_000_000;

  /** The clocks of a track whose first frame has the given timestamp and is sent now. */
  static SenderClock startingNow(long firstTimestamp, int clockRate, long nowNs) {
    Instant now = Instant.now();
    long ntp = (now.getEpochSecond() + NTP_TO_UNIX_S) << 32 | ticks(now.getNano(), 1L << 32);
    return new SenderClock(ntp, firstTimestamp, clockRate, nowNs);
  }

  long ntpAt(long nowNs) {
    return firstNtp + ticks(nowNs - firstNs, 1L << 32);
  }

  long timestampAt(long nowNs) {
    return (firstTimestamp + ticks(nowNs - firstNs, clockRate)) & 0xFFFF_FFFFL;
  }

  private static long ticks(long ns, long rate) {
    return ns / SECOND_NS * rate + ns % SECOND_NS * rate / SECOND_NS;
  }
}
