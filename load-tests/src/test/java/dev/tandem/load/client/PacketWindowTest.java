package dev.tandem.load.client;

import static dev.tandem.load.client.PacketWindow.Verdict.LATE;
import static dev.tandem.load.client.PacketWindow.Verdict.NEXT;
import static dev.tandem.load.client.PacketWindow.Verdict.RESTART;
import static dev.tandem.load.client.PacketWindow.Verdict.TWICE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PacketWindowTest {
  private final PacketWindow window = new PacketWindow();

  @Test
  void countsWhatIsMissingUntilItComes() {
    assertThat(window.packet(10)).isEqualTo(NEXT);
    assertThat(window.packet(13)).isEqualTo(NEXT);
    assertThat(window.missing()).isEqualTo(2);

    assertThat(window.packet(11)).isEqualTo(LATE);
    assertThat(window.missing()).isEqualTo(1);
  }

  @Test
  void knowsWhatCameTwice() {
    window.packet(10);
    window.packet(11);

    assertThat(window.packet(10)).isEqualTo(TWICE);
    assertThat(window.packet(11)).isEqualTo(TWICE);
    assertThat(window.missing()).isZero();
  }

  @Test
  void goesOnWhereSequenceNumbersBeginAnew() {
    for (int i = 0; i < 70_000; i++) {
      assertThat(window.packet(i & 0xffff)).isEqualTo(NEXT);
    }
    assertThat(window.missing()).isZero();
  }

  @Test
  void beginsAnewFarAway() {
    window.packet(10);
    window.packet(12);

    assertThat(window.packet(30_000)).isEqualTo(RESTART);
    assertThat(window.packet(30_001)).isEqualTo(NEXT);
    assertThat(window.missing()).as("from before").isEqualTo(1);
  }

  @Test
  void takesWhatIsOlderThanItRemembersAsKnown() {
    window.packet(0);
    window.packet(2_000);

    assertThat(window.packet(500)).isEqualTo(TWICE);
  }
}
