package dev.tandem.conformance.check;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What happened at one place, oldest first, and a way to wait for what is to happen. Keeps the
 * newest entries only. Thread-safe.
 */
public final class Log<T> {
  private static final int KEPT = 60_000;

  private final Deque<T> entries = new ArrayDeque<>();
  private final String entryName;
  private final String source;
  private long total;

  /** {@code source} says where entries come from, such as "playStream of kit-1". */
  Log(String entryName, String source) {
    this.entryName = entryName;
    this.source = source;
  }

  synchronized void add(T entry) {
    entries.addLast(entry);
    total++;
    if (entries.size() > KEPT) {
      entries.removeFirst();
    }
    notifyAll();
  }

  /** Everything that is kept, oldest first. */
  public synchronized List<T> all() {
    return List.copyOf(entries);
  }

  /** All entries of this kind. */
  public List<T> all(Predicate<? super T> condition) {
    return all().stream().filter(condition).toList();
  }

  /** How many entries ever came; a mark for {@link #since}. */
  public synchronized long total() {
    return total;
  }

  /** What came after {@link #total} was {@code mark}, as far as it is kept. */
  public synchronized List<T> since(long mark) {
    List<T> all = new ArrayList<>(entries);
    long first = total - all.size();
    int from = Math.clamp(mark - first, 0, all.size());
    return List.copyOf(all.subList(from, all.size()));
  }

  /** The first entry, past or coming, for which the condition holds. */
  public T await(Predicate<? super T> condition, String what, Duration deadline, String lookFirst) {
    return awaitSince(0, condition, what, deadline, lookFirst);
  }

  /** The first entry after the mark for which the condition holds. */
  public T awaitSince(
      long mark, Predicate<? super T> condition, String what, Duration deadline, String lookFirst) {
    return awaitAll(
        mark,
        entriesSince -> entriesSince.stream().filter(condition).findFirst(),
        what,
        deadline,
        lookFirst);
  }

  /** Waits until {@code count} entries after the mark satisfy the condition; returns them. */
  public List<T> awaitCount(
      long mark,
      int count,
      Predicate<? super T> condition,
      String what,
      Duration deadline,
      String lookFirst) {
    return awaitAll(
        mark,
        entriesSince -> {
          List<T> hits = entriesSince.stream().<T>map(e -> e).filter(condition).toList();
          return hits.size() >= count ? Optional.of(hits) : Optional.empty();
        },
        "%d %s".formatted(count, what),
        deadline,
        lookFirst);
  }

  /**
   * Waits until the reading of all entries after the mark is not empty; returns it.
   *
   * @throws CheckFailure saying that there was no {@code what} within the deadline
   */
  public synchronized <R> R awaitAll(
      long mark,
      Function<List<T>, Optional<R>> reading,
      String what,
      Duration deadline,
      String lookFirst) {
    long endNs = System.nanoTime() + deadline.toNanos();
    Optional<R> result = reading.apply(since(mark));
    while (result.isEmpty()) {
      long leftMs = (endNs - System.nanoTime()) / 1_000_000;
      if (leftMs <= 0) {
        throw missing(mark, what, deadline, lookFirst);
      }
      try {
        wait(leftMs);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while waiting for " + what, e);
      }
      result = reading.apply(since(mark));
    }
    return result.get();
  }

  private CheckFailure missing(long mark, String what, Duration deadline, String lookFirst) {
    List<T> seen = since(mark);
    @Nullable T last = seen.isEmpty() ? null : seen.getLast();
    return new CheckFailure(
        source,
        "%s within %s".formatted(what, Words.of(deadline)),
        last == null
            ? "no %s at all".formatted(entryName)
            : "none among %d %ss; the last: %s".formatted(seen.size(), entryName, last),
        lookFirst);
  }
}
