package dev.tandem.server.media.router;

import java.util.List;

/**
 * Makes successive packets of a track equally long where they nearly are: encoders split a frame
 * into packets that differ by an octet, and only packets of one length leave in one call (UDP
 * segmentation offload). The shorter ones are padded (RFC 3550, section 5.1).
 */
final class EqualRuns {
  /** So many octets are added at most: less than 1 % of a packet that is worth it. */
  private static final int MOST_OCTETS = 8;

  /** Packets below this length are sound, or the last of a frame. */
  private static final int SHORTEST = 800;

  private EqualRuns() {}

  /** Pads what waits to be sent on. */
  static void make(List<ClearPacket> waiting) {
    int begin = 0;
    while (begin < waiting.size()) {
      int end = endOfRun(waiting, begin);
      pad(waiting, begin, end);
      begin = end;
    }
  }

  private static int endOfRun(List<ClearPacket> waiting, int begin) {
    int shortest = waiting.get(begin).length();
    int longest = shortest;
    int end = begin;
    do {
      end++;
      if (end == waiting.size()) {
        return end;
      }
      int length = waiting.get(end).length();
      shortest = Math.min(shortest, length);
      longest = Math.max(longest, length);
    } while (shortest >= SHORTEST && longest - shortest <= MOST_OCTETS);
    return end;
  }

  /** Pads all but the last, which may be shorter than the others of its run. */
  private static void pad(List<ClearPacket> waiting, int begin, int end) {
    int longest = 0;
    for (int i = begin; i < end; i++) {
      longest = Math.max(longest, waiting.get(i).length());
    }
    for (int i = begin; i < end - 1; i++) {
      waiting.get(i).pad(longest - waiting.get(i).length());
    }
  }
}
