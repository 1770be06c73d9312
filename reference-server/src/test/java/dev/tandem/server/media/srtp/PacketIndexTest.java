package dev.tandem.server.media.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The guess of the roll-over counter. */
class PacketIndexTest {
  private static final long SEED = 3711;

  @Test
  void agreesWithTheRulesOfTheRfcWhereverThePacketsStand() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int round = 0; round < 200_000; round++) {
      long counter = 1L + random.nextInt(1_000_000);
      int last = random.nextInt(1 << 16);
      int sequenceNumber = random.nextInt(1 << 16);

      assertThat(PacketIndex.nearest(counter << 16 | last, sequenceNumber))
          .as("seed %d, round %d: %d after %d", SEED, round, sequenceNumber, last)
          .isEqualTo(counterByTheRfc(counter, last, sequenceNumber) << 16 | sequenceNumber);
    }
  }

  @Test
  void agreesWithTheRulesOfTheRfcExactlyHalfATurnAway() {
    for (int last = 0; last < 1 << 16; last++) {
      for (int step = -1; step <= 1; step++) {
        int sequenceNumber = last + (1 << 15) + step & 0xffff;

        assertThat(PacketIndex.nearest(7L << 16 | last, sequenceNumber))
            .as("%d after %d", sequenceNumber, last)
            .isEqualTo(counterByTheRfc(7, last, sequenceNumber) << 16 | sequenceNumber);
      }
    }
  }

  @Test
  void countsATurnWhenTheSequenceNumberWraps() {
    assertThat(PacketIndex.nearest(65_535, 0)).isEqualTo(65_536);
    assertThat(PacketIndex.rolloverCounter(65_536)).isEqualTo(1);
  }

  @Test
  void takesALatePacketFromBeforeTheWrapBackToTheTurnBefore() {
    assertThat(PacketIndex.nearest(65_536, 65_535)).isEqualTo(65_535);
  }

  @Test
  void givesAPacketFromBeforeTheVeryFirstTurnANegativeIndex() {
    assertThat(PacketIndex.nearest(0, 65_535)).isNegative();
  }

  /** RFC 3711, appendix A, written down in its own way. */
  private static long counterByTheRfc(long counter, int last, int sequenceNumber) {
    if (last < 32_768) {
      return sequenceNumber - last > 32_768 ? counter - 1 : counter;
    }
    return last - 32_768 > sequenceNumber ? counter + 1 : counter;
  }
}
