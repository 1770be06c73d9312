package dev.tandem.conformance.probe.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReplayListTest {
  private final ReplayList list = new ReplayList();

  @Test
  void knowsWhatItSaw() {
    list.add(100);
    list.add(98);

    assertThat(list.contains(98)).isTrue();
    assertThat(list.contains(99)).isFalse();
    assertThat(list.contains(100)).isTrue();
    assertThat(list.contains(101)).isFalse();
  }

  @Test
  void forgetsWhatWasInTheSameSlotARoundBefore() {
    list.add(100);
    list.add(1200);

    assertThat(list.contains(1124)).isFalse();
    assertThat(list.contains(1200)).isTrue();
  }

  @Test
  void takesWhatIsTooOldForSeen() {
    list.add(5000);

    assertThat(list.contains(3976)).isTrue();
    assertThat(list.contains(3977)).isFalse();
  }

  @Test
  void survivesAFarLeap() {
    list.add(1);
    list.add(1L << 40);

    assertThat(list.contains(1L << 40)).isTrue();
    assertThat(list.contains((1L << 40) - 1)).isFalse();
  }
}
