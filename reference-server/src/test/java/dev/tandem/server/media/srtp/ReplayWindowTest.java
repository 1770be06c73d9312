package dev.tandem.server.media.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Accepting each packet once. */
class ReplayWindowTest {
  private static final long SEED = 1024;

  @Test
  void isWideEnoughForAThousandPackets() {
    assertThat(ReplayWindow.SIZE).isGreaterThanOrEqualTo(1024);
  }

  @Test
  void refusesTheFirstPacketASecondTime() {
    assertThat(new ReplayWindow(5).check(5)).isEqualTo(SrtpStatus.REPLAYED);
  }

  @Test
  void acceptsTheOldestPacketOfTheWindowAndNoneBefore() {
    ReplayWindow window = new ReplayWindow(10_000);

    assertThat(window.check(10_001 - ReplayWindow.SIZE)).isEqualTo(SrtpStatus.OK);
    assertThat(window.check(10_000 - ReplayWindow.SIZE)).isEqualTo(SrtpStatus.TOO_OLD);
  }

  @Test
  void acceptsPacketsThatAJumpLeftOut() {
    ReplayWindow window = new ReplayWindow(0);
    window.accept(ReplayWindow.SIZE - 1);

    assertThat(window.check(1)).isEqualTo(SrtpStatus.OK);
    assertThat(window.check(0)).isEqualTo(SrtpStatus.REPLAYED);
  }

  @Test
  void agreesWithAPlainSetOverJumpsDelaysAndReplays() {
    SplittableRandom random = new SplittableRandom(SEED);
    ReplayWindow window = new ReplayWindow(0);
    Set<Long> arrived = new HashSet<>(Set.of(0L));
    long highest = 0;
    for (int round = 0; round < 200_000; round++) {
      long index = Math.max(0, highest + nextStep(random));
      SrtpStatus expected =
          index <= highest - ReplayWindow.SIZE
              ? SrtpStatus.TOO_OLD
              : arrived.contains(index) ? SrtpStatus.REPLAYED : SrtpStatus.OK;

      assertThat(window.check(index)).as("seed %d, round %d", SEED, round).isEqualTo(expected);

      if (expected == SrtpStatus.OK) {
        window.accept(index);
        arrived.add(index);
        highest = Math.max(highest, index);
      }
    }
    assertThat(window.highest()).isEqualTo(highest);
  }

  private static int nextStep(SplittableRandom random) {
    return switch (random.nextInt(20)) {
      case 0 -> random.nextInt(-3 * ReplayWindow.SIZE, 3 * ReplayWindow.SIZE);
      case 1, 2, 3 -> -random.nextInt(ReplayWindow.SIZE + 2);
      case 4, 5 -> random.nextInt(70);
      default -> 1;
    };
  }
}
