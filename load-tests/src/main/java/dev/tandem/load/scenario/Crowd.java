package dev.tandem.load.scenario;

import dev.tandem.load.client.PlaybackOptions;
import dev.tandem.load.client.ReceiverStatus;
import dev.tandem.load.target.Playback;
import dev.tandem.load.target.Target;
import dev.tandem.load.target.TargetException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * The players of a run. Each has a number, which decides what it plays and whether it checks; a
 * player that leaves frees its number for another. Thread-safe: servers answer at any time.
 */
final class Crowd implements AutoCloseable {
  /** So many may be waiting for the server's answer at one time. */
  private static final int MOST_JOINING = 1_000;

  private static final int MOST_REASONS = 10;

  private final Target target;
  private final Scenario scenario;
  private final Executor calls;

  // guarded by this; the oldest player first
  private final Map<Integer, Playback> playing = new LinkedHashMap<>();
  private final BitSet joining = new BitSet();
  private final BitSet gaveUp = new BitSet();
  private final Map<String, Integer> reasons = new LinkedHashMap<>();
  private int wanted;
  private int failed;
  private boolean closed;

  /**
   * @param calls runs what waits for the server
   */
  Crowd(Target target, Scenario scenario, Executor calls) {
    this.target = target;
    this.scenario = scenario;
    this.calls = calls;
  }

  /** From now on so many are wanted: those beyond leave, those that are missing may join. */
  void want(int players) {
    List<Playback> leaving = new ArrayList<>();
    synchronized (this) {
      wanted = players;
      failed = 0;
      gaveUp.clear();
      reasons.clear();
      Iterator<Map.Entry<Integer, Playback>> all = playing.entrySet().iterator();
      while (all.hasNext()) {
        Map.Entry<Integer, Playback> player = all.next();
        if (player.getKey() >= players) {
          leaving.add(player.getValue());
          all.remove();
        }
      }
    }
    leaving.forEach(playback -> calls.execute(playback::close));
  }

  /** Has one of the missing players join, if there is one. */
  void joinOne() {
    int number;
    synchronized (this) {
      number = nextMissing();
      if (closed || number < 0 || joining.cardinality() >= MOST_JOINING) {
        return;
      }
      joining.set(number);
    }
    calls.execute(() -> join(number));
  }

  private int nextMissing() {
    for (int number = 0; number < wanted; number++) {
      if (!playing.containsKey(number) && !joining.get(number) && !gaveUp.get(number)) {
        return number;
      }
    }
    return -1;
  }

  private void join(int number) {
    try {
      Playback playback =
          target.play(
              scenario.stream(number % scenario.load().publishers()),
              new PlaybackOptions(checks(number), scenario.profile().loss()));
      if (!enter(number, playback)) {
        playback.close();
      }
    } catch (TargetException e) {
      fail(number, e.getMessage());
    } catch (RuntimeException e) {
      fail(number, e.toString());
    }
  }

  /** Those that check are spread evenly over all. */
  private synchronized boolean checks(int number) {
    long checkers = scenario.profile().checkers(wanted);
    return (number + 1) * checkers / wanted > number * checkers / wanted;
  }

  private synchronized boolean enter(int number, Playback playback) {
    joining.clear(number);
    if (closed || number >= wanted) {
      return false;
    }
    playing.put(number, playback);
    return true;
  }

  private synchronized void fail(int number, @org.jspecify.annotations.Nullable String reason) {
    joining.clear(number);
    gaveUp.set(number);
    failed++;
    String words = reason == null ? "no reason given" : reason;
    if (reasons.containsKey(words) || reasons.size() < MOST_REASONS) {
      reasons.merge(words, 1, Integer::sum);
    }
  }

  /** Takes out the players that the server has ended; they count as failed. */
  void dropLost() {
    List<Playback> lost = new ArrayList<>();
    synchronized (this) {
      for (Map.Entry<Integer, Playback> player : List.copyOf(playing.entrySet())) {
        Optional<String> why = player.getValue().lost();
        if (why.isPresent()) {
          playing.remove(player.getKey());
          lost.add(player.getValue());
          fail(player.getKey(), why.get());
        }
      }
    }
    lost.forEach(playback -> calls.execute(playback::close));
  }

  /**
   * The players that have been here longest leave.
   *
   * @param vanishing whether they do without a word
   */
  void leave(int players, boolean vanishing) {
    List<Playback> leaving = new ArrayList<>();
    synchronized (this) {
      Iterator<Playback> oldest = playing.values().iterator();
      while (oldest.hasNext() && leaving.size() < players) {
        leaving.add(oldest.next());
        oldest.remove();
      }
    }
    leaving.forEach(playback -> calls.execute(vanishing ? playback::vanish : playback::close));
  }

  /** A share of the players stops reading for a while. */
  synchronized void stall() {
    Profile profile = scenario.profile();
    playing.values().stream()
        .limit(Math.round(profile.stalled() * playing.size()))
        .forEach(playback -> playback.stall(profile.stall()));
  }

  synchronized int playing() {
    return playing.size();
  }

  /** Whether each player that is wanted plays, or has failed to. */
  synchronized boolean isComplete() {
    return joining.isEmpty() && nextMissing() < 0;
  }

  /** The share of those wanted that were refused or ended by the server. */
  synchronized double failedShare() {
    return wanted == 0 ? 0 : Math.min(1, (double) failed / wanted);
  }

  /** Why, each with how many. */
  synchronized Map<String, Integer> reasons() {
    return new LinkedHashMap<>(reasons);
  }

  /** The most freezes that one player had. */
  synchronized long worstFreezes() {
    return playing.values().stream()
        .map(Playback::status)
        .mapToLong(ReceiverStatus::freezes)
        .max()
        .orElse(0);
  }

  /** All leave. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    want(0);
  }
}
