package dev.tandem.load.scenario;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/** What a run does when, all on the thread that runs it. */
final class Agenda {
  private final Clock clock;
  private final PriorityQueue<Item> items =
      new PriorityQueue<>(Comparator.comparingLong(Item::timeNs));

  private record Item(long timeNs, Action action) {}

  /** Something to do; may enter more into the agenda. */
  @FunctionalInterface
  interface Action {
    void run() throws InterruptedException;
  }

  Agenda(Clock clock) {
    this.clock = clock;
  }

  void at(long timeNs, Action action) {
    items.add(new Item(timeNs, action));
  }

  /**
   * Does something again and again. When it is late, what was missed is not made up for.
   *
   * @param firstNs the first time
   * @param everyNs from one time to the next
   */
  void every(long firstNs, long everyNs, Action action) {
    at(
        firstNs,
        () -> {
          action.run();
          every(Math.max(firstNs + everyNs, clock.nanoTime()), everyNs, action);
        });
  }

  /** Does what is due until a condition holds, looked at after each action, or until a time. */
  void run(BooleanSupplier until, long endNs) throws InterruptedException {
    while (!until.getAsBoolean()) {
      Item item = items.peek();
      if (item == null || item.timeNs - endNs > 0) {
        clock.sleepUntil(endNs);
        return;
      }
      items.remove();
      clock.sleepUntil(item.timeNs);
      item.action.run();
    }
  }
}
