package dev.tandem.server.media.feedback;

import dev.tandem.server.media.rtp.SequenceNumbers;

/**
 * Notices gaps in the sequence numbers of one source and says when to ask for what is missing (RFC
 * 4585 section 6.2.1), again and again until it comes or there is no more hope. Single-threaded.
 */
public final class LossDetector {
  private static final int MAX_MISSING = 512;
  private static final int MAX_REORDERING = 3000;
  private static final int MAX_TRIES = 10;
  private static final long MAX_AGE_NS = 1_000_000_000L;
  private static final long REORDERING_NS = 5_000_000L;
  private static final long MIN_REPEAT_NS = 20_000_000L;
  private static final long DEFAULT_RTT_NS = 100_000_000L;

  /** What is missing, by ascending extended sequence number. */
  private final long[] missing = new long[MAX_MISSING];

  private final long[] noticedNs = new long[MAX_MISSING];
  private final long[] dueNs = new long[MAX_MISSING];
  private final int[] tries = new int[MAX_MISSING];
  private int count;
  private boolean started;
  private long highest;
  private boolean gaveUp;
  private long gaveUpNs = Long.MAX_VALUE;

  /** Takes notice of a packet: the next one, one behind a gap, or one that was missing. */
  public void packet(int sequence, long nowNs) {
    long extended = SequenceNumbers.extend(highest, sequence);
    if (!started || extended < highest - MAX_REORDERING) {
      clear();
      started = true;
      highest = extended;
    } else if (extended > highest) {
      noteGap(extended, nowNs);
      highest = extended;
    } else {
      remove(extended);
    }
  }

  private void noteGap(long next, long nowNs) {
    long gap = next - highest - 1;
    if (count + gap > MAX_MISSING) {
      gaveUp = true;
      gaveUpNs = nowNs;
      count = 0;
      return;
    }
    for (long lost = highest + 1; lost < next; lost++) {
      missing[count] = lost;
      noticedNs[count] = nowNs;
      dueNs[count] = nowNs + REORDERING_NS;
      tries[count] = 0;
      count++;
    }
  }

  private void remove(long sequence) {
    for (int i = count - 1; i >= 0 && missing[i] >= sequence; i--) {
      if (missing[i] == sequence) {
        int behind = count - i - 1;
        System.arraycopy(missing, i + 1, missing, i, behind);
        System.arraycopy(noticedNs, i + 1, noticedNs, i, behind);
        System.arraycopy(dueNs, i + 1, dueNs, i, behind);
        System.arraycopy(tries, i + 1, tries, i, behind);
        count--;
      }
    }
  }

  /**
   * Collects the sequence numbers to ask for now, in ascending order, and gives up those asked for
   * too often or for too long.
   *
   * @param rttNs after which a repetition can be expected, negative if unknown
   * @param out as many as it holds; the rest stays due
   * @return how many were written
   */
  public int due(long nowNs, long rttNs, int[] out) {
    long repeatNs = Math.max(MIN_REPEAT_NS, (rttNs < 0 ? DEFAULT_RTT_NS : rttNs) * 5 / 4);
    int written = 0;
    int kept = 0;
    for (int i = 0; i < count; i++) {
      boolean isDue = nowNs - dueNs[i] >= 0;
      if (nowNs - noticedNs[i] >= MAX_AGE_NS || (isDue && tries[i] == MAX_TRIES)) {
        gaveUp = true;
        continue;
      }
      if (isDue && written < out.length) {
        out[written++] = (int) missing[i] & 0xFFFF;
        tries[i]++;
        dueNs[i] = nowNs + repeatNs;
      }
      missing[kept] = missing[i];
      noticedNs[kept] = noticedNs[i];
      dueNs[kept] = dueNs[i];
      tries[kept] = tries[i];
      kept++;
    }
    count = kept;
    return written;
  }

  /**
   * Whether something was given up since the last call, so that only a key frame helps. Asking
   * clears it.
   */
  public boolean gaveUp() {
    boolean result = gaveUp;
    gaveUp = false;
    gaveUpNs = Long.MAX_VALUE;
    return result;
  }

  /**
   * When {@link #due} has something to do again, or since when {@link #gaveUp} has something to
   * tell; Long.MAX_VALUE if nothing is missing.
   */
  public long nextDeadlineNs() {
    long next = gaveUpNs;
    for (int i = 0; i < count; i++) {
      next = Math.min(next, Math.min(dueNs[i], noticedNs[i] + MAX_AGE_NS));
    }
    return next;
  }

  /** Gives up all that is missing, as where the source sends nothing again. */
  public void giveUp() {
    gaveUp |= count > 0;
    count = 0;
  }

  /** Forgets everything: the next packet begins a new sequence. */
  public void clear() {
    count = 0;
    started = false;
    gaveUp = false;
    gaveUpNs = Long.MAX_VALUE;
  }
}
