package dev.tandem.server.media.feedback;

/**
 * Send time and size of the last packets, until feedback tells of their arrival. Holds no memory
 * before the first packet, since many players only wait. Single-threaded.
 */
final class SentPackets {
  private static final int SLOTS = 2048;

  private long[] sentNs = {};
  private char[] sequences = {};
  private char[] octets = {};

  void add(int wideSequence, int size, long nowNs) {
    if (sentNs.length == 0) {
      sentNs = new long[SLOTS];
      sequences = new char[SLOTS];
      octets = new char[SLOTS];
    }
    int slot = slot(wideSequence);
    sentNs[slot] = nowNs;
    sequences[slot] = (char) wideSequence;
    octets[slot] = (char) Math.clamp(size, 1, Character.MAX_VALUE);
  }

  /** The size of a packet, 0 if it is not known or was taken before. */
  int octets(int wideSequence) {
    int slot = slot(wideSequence);
    return octets.length > 0 && sequences[slot] == (char) wideSequence ? octets[slot] : 0;
  }

  /** When a packet whose size is known was sent. */
  long sentNs(int wideSequence) {
    return sentNs[slot(wideSequence)];
  }

  /** Forgets a packet, so that repeated feedback does not count it twice. */
  void take(int wideSequence) {
    octets[slot(wideSequence)] = 0;
  }

  private static int slot(int wideSequence) {
    return wideSequence & (SLOTS - 1);
  }
}
