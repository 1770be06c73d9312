package dev.tandem.server.republish;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A clock and timer that stand still until a test moves them. */
final class ManualTimer implements Timer, InstantSource {
  private record Entry(Instant due, Runnable task) {}

  private final List<Entry> entries = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-01T00:00:00Z");

  @Override
  public Waiting schedule(Duration delay, Runnable task) {
    Entry entry = new Entry(now.plus(delay), task);
    entries.add(entry);
    return () -> entries.remove(entry);
  }

  @Override
  public Instant instant() {
    return now;
  }

  void advance(Duration time) {
    Instant end = now.plus(time);
    for (Optional<Entry> next = next(end); next.isPresent(); next = next(end)) {
      entries.remove(next.get());
      now = next.get().due();
      next.get().task().run();
    }
    now = end;
  }

  private Optional<Entry> next(Instant end) {
    return entries.stream()
        .filter(entry -> !entry.due().isAfter(end))
        .min(Comparator.comparing(Entry::due));
  }
}
