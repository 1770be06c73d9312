package dev.tandem.server.media.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.server.media.rtp.BigEndian;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PacketHistoryTest {
  private static final long MS = 1_000_000L;
  private static final int SLOTS = 16;
  private static final int SLOT_SIZE = 64;

  private final PacketHistory history = new PacketHistory(SLOTS, SLOT_SIZE);

  @Test
  void findsWhatItKeeps() {
    add(65_535, 0);
    add(0, 0);

    assertThat(contentOf(65_535)).isEqualTo(65_535);
    assertThat(contentOf(0)).isZero();
    assertThat(history.length(0)).isEqualTo(10);
    assertThat(history.find(1)).isEqualTo(-1);
    assertThat(history.length(1)).isEqualTo(-1);
  }

  @Test
  void isEmptyAtFirst() {
    assertThat(history.find(0)).isEqualTo(-1);
  }

  @Test
  void leavesACommittedPacketWhereItWasWritten() {
    int offset = history.spareOffset();
    add(5, 0);

    assertThat(history.find(5)).isEqualTo(offset);
    assertThat(history.spareOffset()).isNotEqualTo(offset);
  }

  @Test
  void displacesTheOldestPackets() {
    for (int sequence = 65_530; sequence < 65_530 + 40; sequence++) {
      add(sequence & 0xFFFF, 0);
    }

    for (int sequence = 65_530; sequence < 65_530 + 40; sequence++) {
      int expected = sequence < 65_530 + 40 - SLOTS ? -1 : sequence & 0xFFFF;
      assertThat(contentOf(sequence & 0xFFFF)).isEqualTo(expected);
    }
  }

  @Test
  void takesLatePackets() {
    add(10, 0);
    add(13, 0);
    add(11, 0);

    assertThat(contentOf(11)).isEqualTo(11);
    assertThat(contentOf(12)).isEqualTo(-1);
    assertThat(contentOf(13)).isEqualTo(13);
  }

  @Test
  void leavesTooLatePacketsInTheSparePlace() {
    add(10, 0);
    add(10 + SLOTS, 0);
    int spare = history.spareOffset();
    add(10, 0);

    assertThat(history.find(10)).isEqualTo(-1);
    assertThat(history.spareOffset()).isEqualTo(spare);
    assertThat(contentOf(10 + SLOTS)).isEqualTo(10 + SLOTS);
  }

  @Test
  void findsNothingOldBehindAHugeGap() {
    add(10, 0);
    add(11 + 1024 * SLOTS, 0);

    assertThat(history.find(10)).isEqualTo(-1);
    assertThat(contentOf(11 + 1024 * SLOTS)).isEqualTo(11 + 1024 * SLOTS);
  }

  @Test
  void findsNothingOfBeforeWhenTheSourceBeganAnew() {
    add(20_000, 0);
    add(10, 0);

    assertThat(history.find(20_000)).isEqualTo(-1);
    assertThat(contentOf(10)).isEqualTo(10);
  }

  @Test
  void keepsTheSparePlaceWhenCleared() {
    add(10, 0);
    write(20);
    history.clear();
    history.commit(20, 10, 0);

    assertThat(history.find(10)).isEqualTo(-1);
    assertThat(contentOf(20)).isEqualTo(20);
  }

  @Test
  void staysSmallForASlowStream() {
    var slow = new PacketHistory(1024, SLOT_SIZE);
    int before = slow.buffer().length;
    for (int i = 0; i < 5000; i++) {
      slow.commit(i, 10, 500L * i * MS);
    }

    assertThat(slow.buffer()).hasSize(before);
    assertThat(slow.find(4999)).isNotNegative();
    assertThat(slow.find(4997)).isNotNegative();
  }

  @Test
  void growsUpToItsLimitAndKeepsWhatItHolds() {
    for (int sequence = 0; sequence < 3 * SLOTS; sequence++) {
      add(sequence, sequence * MS);
    }

    assertThat(history.buffer()).hasSize((SLOTS + 1) * SLOT_SIZE);
    for (int sequence = 2 * SLOTS; sequence < 3 * SLOTS; sequence++) {
      assertThat(contentOf(sequence)).isEqualTo(sequence);
    }
  }

  @Test
  void neverMixesUpPackets() {
    long seed = System.nanoTime();
    var random = new SplittableRandom(seed);
    var expected = new TreeMap<Integer, Integer>();
    int next = 0;
    long nowNs = 0;
    for (int i = 0; i < 50_000; i++) {
      next += random.nextInt(4) == 0 ? random.nextInt(5) : 1;
      int sequence = Math.max(0, next - (random.nextInt(10) == 0 ? random.nextInt(20) : 0));
      if (sequence > 65_000) {
        break;
      }
      nowNs += random.nextInt(1000) == 0 ? 3000 * MS : MS;
      add(sequence, nowNs);
      expected.put(sequence, sequence);
      for (int back = 0; back < 2 * SLOTS; back++) {
        int content = contentOf(Math.max(0, next - back));
        assertThat(content).as("seed " + seed).isIn(-1, Math.max(0, next - back));
      }
    }
    assertThat(expected).hasSizeGreaterThan(1000);
  }

  @Test
  void wantsAPowerOfTwo() {
    assertThatThrownBy(() -> new PacketHistory(1000, 1500))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void add(int sequence, long nowNs) {
    write(sequence);
    history.commit(sequence, 10, nowNs);
  }

  private void write(int content) {
    BigEndian.putInt(history.buffer(), history.spareOffset(), content);
  }

  private int contentOf(int sequence) {
    int offset = history.find(sequence);
    return offset < 0 ? -1 : BigEndian.getInt(history.buffer(), offset);
  }
}
