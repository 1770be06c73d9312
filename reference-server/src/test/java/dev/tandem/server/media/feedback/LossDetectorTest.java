package dev.tandem.server.media.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LossDetectorTest {
  private static final long MS = 1_000_000L;
  private static final long RTT_NS = 80 * MS;
  private static final long REPEAT_MS = 100;

  private final LossDetector detector = new LossDetector();
  private final int[] out = new int[64];

  @Test
  void asksForNothingInOrder() {
    packets(0, 65_534, 65_535, 0, 1);

    assertThat(due(10)).isEmpty();
    assertThat(detector.nextDeadlineNs()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void asksForAGapAfterAMomentOfReordering() {
    packets(0, 65_534, 2);

    assertThat(detector.nextDeadlineNs()).isEqualTo(5 * MS);
    assertThat(due(4)).isEmpty();
    assertThat(due(5)).containsExactly(65_535, 0, 1);
  }

  @Test
  void asksForNothingThatCameLate() {
    packets(0, 10, 13);
    packets(3, 11);

    assertThat(due(5)).containsExactly(12);
    packets(6, 12, 12);
    assertThat(due(1000)).isEmpty();
    assertThat(detector.gaveUp()).isFalse();
  }

  @Test
  void asksAgainAfterARoundTrip() {
    packets(0, 10, 12);

    assertThat(due(5)).containsExactly(11);
    assertThat(detector.nextDeadlineNs()).isEqualTo((5 + REPEAT_MS) * MS);
    assertThat(due(5 + REPEAT_MS - 1)).isEmpty();
    assertThat(due(5 + REPEAT_MS)).containsExactly(11);
  }

  @Test
  void asksEvery125MillisecondsWhileTheRoundTripTimeIsUnknown() {
    packets(0, 10, 12);
    detector.due(5 * MS, -1, out);

    assertThat(detector.nextDeadlineNs()).isEqualTo(130 * MS);
  }

  @Test
  void keepsForLaterWhatDoesNotFit() {
    packets(0, 10, 20);
    int[] few = new int[4];

    assertThat(detector.due(5 * MS, RTT_NS, few)).isEqualTo(4);
    assertThat(few).containsExactly(11, 12, 13, 14);
    assertThat(due(5)).containsExactly(15, 16, 17, 18, 19);
  }

  @Test
  void givesUpWhatIsASecondOld() {
    packets(0, 10, 12);
    due(5);

    assertThat(due(999)).containsExactly(11);
    assertThat(detector.gaveUp()).isFalse();
    assertThat(detector.nextDeadlineNs()).isEqualTo(1000 * MS);
    assertThat(due(1000)).isEmpty();
    assertThat(detector.gaveUp()).isTrue();
    assertThat(detector.gaveUp()).as("cleared by reading").isFalse();
    assertThat(detector.nextDeadlineNs()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void givesUpAfterTenTries() {
    packets(0, 10, 12);
    int asked = 0;
    for (int ms = 0; ms < 300 && !detector.gaveUp(); ms++) {
      asked += detector.due(ms * MS, 0, out);
    }

    assertThat(asked).isEqualTo(10);
  }

  @Test
  void givesUpAtOnceBehindAHugeGap() {
    packets(0, 10, 12, 600);

    assertThat(detector.gaveUp()).isTrue();
    assertThat(due(5)).isEmpty();
    packets(6, 602);
    assertThat(due(20)).containsExactly(601);
  }

  @Test
  void beginsAnewWhenTheSourceDoes() {
    packets(0, 30_000, 30_002, 10);

    assertThat(due(5)).isEmpty();
    packets(6, 12);
    assertThat(due(20)).containsExactly(11);
  }

  @Test
  void forgetsEverythingWhenCleared() {
    packets(0, 10, 12);
    detector.clear();
    packets(1, 500);

    assertThat(due(1000)).isEmpty();
    assertThat(detector.gaveUp()).isFalse();
  }

  private void packets(long ms, int... sequences) {
    for (int sequence : sequences) {
      detector.packet(sequence, ms * MS);
    }
  }

  private int[] due(long ms) {
    return Arrays.copyOf(out, detector.due(ms * MS, RTT_NS, out));
  }
}
