package dev.tandem.server.media;

import dev.tandem.server.media.router.PeerSession;
import dev.tandem.server.media.router.Wakeups;
import dev.tandem.server.media.udp.LoopTimers;
import java.util.Arrays;
import java.util.IdentityHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When each session of a loop wants to be polled: a binary heap by deadline. Used by the loop
 * alone; allocates only when a session is added.
 */
final class SessionTimers implements LoopTimers, Wakeups {
  private static final Logger LOG = LoggerFactory.getLogger(SessionTimers.class);
  private static final long SHORTEST_NS = 500_000;
  private static final long AFTER_ERROR_NS = 1_000_000_000L;

  private final IdentityHashMap<PeerSession, Entry> entries = new IdentityHashMap<>();
  private Entry[] heap = new Entry[16];
  private int size;

  private static final class Entry {
    private final PeerSession session;
    private long deadlineNs = Long.MAX_VALUE;
    private int index;

    private Entry(PeerSession session) {
      this.session = session;
    }
  }

  void add(PeerSession session, long firstNs) {
    Entry entry = new Entry(session);
    entries.put(session, entry);
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, size * 2);
    }
    place(entry, size++);
    set(entry, firstNs);
  }

  void remove(PeerSession session) {
    Entry entry = entries.remove(session);
    if (entry == null) {
      return;
    }
    Entry last = heap[--size];
    if (last != entry) {
      place(last, entry.index);
      up(last);
      down(last);
    }
  }

  int size() {
    return size;
  }

  @Override
  public void wakeAt(PeerSession session, long atNs) {
    Entry entry = entries.get(session);
    if (entry != null && atNs < entry.deadlineNs) {
      set(entry, atNs);
    }
  }

  @Override
  public long poll(long nowNs) {
    while (size > 0 && heap[0].deadlineNs <= nowNs) {
      Entry entry = heap[0];
      set(entry, Long.MAX_VALUE);
      long next = Math.max(pollSession(entry.session, nowNs), nowNs + SHORTEST_NS);
      if (entries.get(entry.session) == entry) {
        set(entry, Math.min(next, Math.max(entry.deadlineNs, nowNs + SHORTEST_NS)));
      }
    }
    return size == 0 ? Long.MAX_VALUE : heap[0].deadlineNs;
  }

  private static long pollSession(PeerSession session, long nowNs) {
    try {
      return session.poll(nowNs);
    } catch (RuntimeException e) {
      LOG.error("a peer's timers failed; the others go on", e);
      return nowNs + AFTER_ERROR_NS;
    }
  }

  private void set(Entry entry, long deadlineNs) {
    entry.deadlineNs = deadlineNs;
    up(entry);
    down(entry);
  }

  private void place(Entry entry, int index) {
    heap[index] = entry;
    entry.index = index;
  }

  private void up(Entry entry) {
    while (entry.index > 0) {
      Entry parent = heap[(entry.index - 1) / 2];
      if (parent.deadlineNs <= entry.deadlineNs) {
        return;
      }
      swap(entry, parent);
    }
  }

  private void down(Entry entry) {
    while (true) {
      int child = 2 * entry.index + 1;
      if (child >= size) {
        return;
      }
      if (child + 1 < size && heap[child + 1].deadlineNs < heap[child].deadlineNs) {
        child++;
      }
      if (entry.deadlineNs <= heap[child].deadlineNs) {
        return;
      }
      swap(entry, heap[child]);
    }
  }

  private void swap(Entry a, Entry b) {
    int index = a.index;
    place(a, b.index);
    place(b, index);
  }
}
