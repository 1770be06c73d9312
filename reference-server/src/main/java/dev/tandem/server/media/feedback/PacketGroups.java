package dev.tandem.server.media.feedback;

/**
 * Gathers packets sent within 5 ms into groups and compares each group with the one before
 * (draft-ietf-rmcat-gcc-02 section 5.2). What is sent in one burst shares its fate; only the delay
 * between bursts tells of queues. Single-threaded.
 */
final class PacketGroups {
  private static final long GROUP_NS = 5_000_000L;
  private static final long MAX_BURST_NS = 100_000_000L;
  private static final long MAX_JUMP_NS = 3_000_000_000L;

  private boolean hasCurrent;
  private boolean hasPrevious;
  private long firstSentNs;
  private long lastSentNs;
  private long firstArrivalNs;
  private long lastArrivalNs;
  private long previousLastSentNs;
  private long previousLastArrivalNs;
  private long sentDeltaNs;
  private long arrivalDeltaNs;

  /**
   * Adds a packet that arrived.
   *
   * @return whether it completed a group, whose distances from the one before can now be read
   */
  boolean add(long sentNs, long arrivalNs) {
    if (!hasCurrent) {
      begin(sentNs, arrivalNs);
      return false;
    }
    if (sentNs < firstSentNs) {
      return false; // reordered into a group that is complete
    }
    if (sentNs - firstSentNs <= GROUP_NS || isBurst(sentNs, arrivalNs)) {
      lastSentNs = Math.max(lastSentNs, sentNs);
      lastArrivalNs = Math.max(lastArrivalNs, arrivalNs);
      return false;
    }
    boolean compared = hasPrevious;
    sentDeltaNs = lastSentNs - previousLastSentNs;
    arrivalDeltaNs = lastArrivalNs - previousLastArrivalNs;
    previousLastSentNs = lastSentNs;
    previousLastArrivalNs = lastArrivalNs;
    hasPrevious = true;
    begin(sentNs, arrivalNs);
    return compared && Math.abs(arrivalDeltaNs - sentDeltaNs) < MAX_JUMP_NS;
  }

  private void begin(long sentNs, long arrivalNs) {
    hasCurrent = true;
    firstSentNs = sentNs;
    lastSentNs = sentNs;
    firstArrivalNs = arrivalNs;
    lastArrivalNs = arrivalNs;
  }

  /** Packets that were held up together arrive closer to each other than they were sent. */
  private boolean isBurst(long sentNs, long arrivalNs) {
    long arrivalGapNs = arrivalNs - lastArrivalNs;
    return arrivalGapNs - (sentNs - lastSentNs) < 0
        && arrivalGapNs <= GROUP_NS
        && arrivalNs - firstArrivalNs < MAX_BURST_NS;
  }

  /** Between the last packets sent of the two groups. */
  long sentDeltaNs() {
    return sentDeltaNs;
  }

  /** Between the last arrivals of the two groups. */
  long arrivalDeltaNs() {
    return arrivalDeltaNs;
  }
}
