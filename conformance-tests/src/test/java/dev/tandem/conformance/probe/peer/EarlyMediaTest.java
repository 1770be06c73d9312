package dev.tandem.conformance.probe.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What came before the keys is not lost. */
class EarlyMediaTest {
  private final EarlyMedia early = new EarlyMedia();
  private final List<Long> taken = new ArrayList<>();

  @Test
  void whatCameEarlyIsHandedOverInItsOrderWithItsTimesOnce() {
    early.keep(new byte[] {1}, 10);
    early.keep(new byte[] {2}, 20);

    early.handOver((datagram, atNs) -> taken.add(datagram[0] * 100 + atNs));
    early.handOver((datagram, atNs) -> taken.add(-1L));

    assertThat(taken).containsExactly(110L, 220L);
  }

  @Test
  void aFloodIsNotKept() {
    for (int i = 0; i < 1_000; i++) {
      early.keep(new byte[] {1}, i);
    }

    early.handOver((datagram, atNs) -> taken.add(atNs));

    assertThat(taken).hasSize(100);
  }
}
