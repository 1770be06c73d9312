package dev.tandem.server.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.media.router.PeerSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

class SessionTimersTest {
  private static final long MS = 1_000_000;

  private final SessionTimers timers = new SessionTimers();
  private final List<String> polled = new ArrayList<>();

  @Test
  void pollsWhatIsDueInTheOrderOfDeadlines() {
    timers.add(session("late", now -> Long.MAX_VALUE), 30 * MS);
    timers.add(session("early", now -> Long.MAX_VALUE), 10 * MS);
    timers.add(session("middle", now -> Long.MAX_VALUE), 20 * MS);

    assertThat(timers.poll(5 * MS)).isEqualTo(10 * MS);
    assertThat(timers.poll(25 * MS)).isEqualTo(30 * MS);

    assertThat(polled).containsExactly("early", "middle");
  }

  @Test
  void aSessionCanBeWokenEarlierButNotLater() {
    PeerSession session = session("a", now -> Long.MAX_VALUE);
    timers.add(session, 100 * MS);

    timers.wakeAt(session, 200 * MS);
    assertThat(timers.poll(0)).isEqualTo(100 * MS);

    timers.wakeAt(session, 50 * MS);
    assertThat(timers.poll(0)).isEqualTo(50 * MS);
  }

  @Test
  void aSessionThatAlwaysWantsToBePolledDoesNotHoldTheLoop() {
    timers.add(session("greedy", now -> now), 0);

    long next = timers.poll(MS);

    assertThat(polled).hasSize(1);
    assertThat(next).isGreaterThan(MS);
  }

  @Test
  void oneSessionsErrorLeavesTheOthersAlone() {
    timers.add(
        session(
            "broken",
            now -> {
              throw new IllegalStateException("on purpose");
            }),
        0);
    timers.add(session("fine", now -> Long.MAX_VALUE), 0);

    timers.poll(MS);

    assertThat(polled).containsExactlyInAnyOrder("broken", "fine");
  }

  @Test
  void aSessionThatRemovesItselfIsNotPolledAgain() {
    List<PeerSession> self = new ArrayList<>();
    PeerSession session =
        session(
            "once",
            now -> {
              timers.remove(self.getFirst());
              return now;
            });
    self.add(session);
    timers.add(session, 0);

    timers.poll(MS);
    timers.poll(100 * MS);

    assertThat(polled).containsExactly("once");
    assertThat(timers.size()).isZero();
  }

  @Test
  void manySessionsComeInOrderWhateverIsAddedMovedAndRemoved() {
    long seed = 20_261_123;
    Random random = new Random(seed);
    List<PeerSession> sessions = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      PeerSession session = session("s" + i, now -> Long.MAX_VALUE);
      sessions.add(session);
      timers.add(session, random.nextLong(1000) * MS);
    }
    for (int i = 0; i < 500; i += 3) {
      timers.wakeAt(sessions.get(i), random.nextLong(1000) * MS);
    }
    for (int i = 0; i < 500; i += 5) {
      timers.remove(sessions.get(i));
    }

    long before = 0;
    for (long now = 0; now != Long.MAX_VALUE; ) {
      assertThat(now).as("seed %d", seed).isGreaterThanOrEqualTo(before);
      before = now;
      now = timers.poll(now);
    }

    assertThat(polled).as("seed %d", seed).hasSize(400).doesNotHaveDuplicates();
  }

  private PeerSession session(String name, LongUnaryOperator poll) {
    return new PeerSession() {
      @Override
      public void receiveRtp(byte[] buffer, int offset, int length, long nowNs) {}

      @Override
      public void receiveRtcp(byte[] buffer, int offset, int length, long nowNs) {}

      @Override
      public void end() {}

      @Override
      public long poll(long nowNs) {
        polled.add(name);
        return poll.applyAsLong(nowNs);
      }
    };
  }
}
