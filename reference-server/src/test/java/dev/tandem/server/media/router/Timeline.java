package dev.tandem.server.media.router;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;

/** Virtual time: goes from deadline to deadline and polls the sessions that have asked for it. */
final class Timeline implements Wakeups {
  static final long MS = 1_000_000L;

  /** As a media loop does, a session is not polled more often than this. */
  private static final long SHORTEST_NS = MS / 2;

  private static final int MAX_IN_A_ROW = 20;

  private final Map<PeerSession, Long> deadlines = new LinkedHashMap<>();
  private long nowNs = 5_000_000 * MS;
  private int inARow;

  long nowNs() {
    return nowNs;
  }

  void add(PeerSession session) {
    deadlines.put(session, nowNs);
  }

  void remove(PeerSession session) {
    deadlines.remove(session);
  }

  @Override
  public void wakeAt(PeerSession session, long atNs) {
    deadlines.computeIfPresent(session, (key, deadline) -> Math.min(deadline, atNs));
  }

  /** Lets time pass. */
  void advanceMs(long ms) {
    long endNs = nowNs + ms * MS;
    while (pollNext(endNs)) {
      // until nothing is due any more
    }
    nowNs = endNs;
  }

  private boolean pollNext(long endNs) {
    Map.Entry<PeerSession, Long> next =
        deadlines.entrySet().stream().min(Map.Entry.comparingByValue()).orElse(null);
    if (next == null || next.getValue() > endNs) {
      return false;
    }
    nowNs = Math.max(nowNs, next.getValue());
    PeerSession session = next.getKey();
    deadlines.put(session, Long.MAX_VALUE);
    long deadline = session.poll(nowNs);
    inARow = deadline <= nowNs ? inARow + 1 : 0;
    assertThat(inARow).as("polls that were due at once").isLessThan(MAX_IN_A_ROW);
    wakeAt(session, Math.max(deadline, nowNs + SHORTEST_NS));
    return true;
  }
}
