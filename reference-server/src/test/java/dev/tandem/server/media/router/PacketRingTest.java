package dev.tandem.server.media.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tandem.server.media.rtp.BigEndian;
import org.junit.jupiter.api.Test;

class PacketRingTest {
  private static final int SLOTS = 8;
  private static final int OCTETS = 16;

  private final PacketRing ring = new PacketRing(SLOTS, OCTETS);
  private final byte[] message = new byte[OCTETS + 3];

  private boolean write(int content) {
    BigEndian.putInt(message, 3, content);
    return ring.write(content & 3, message, 3, 4 + (content & 7));
  }

  private int read() {
    int content = BigEndian.getInt(ring.buffer(), ring.offset());
    assertThat(ring.label()).isEqualTo(content & 3);
    assertThat(ring.length()).isEqualTo(4 + (content & 7));
    ring.advance();
    return content;
  }

  @Test
  void nothingCanBeReadBeforeItIsPublished() {
    write(1);
    write(2);
    assertThat(ring.readable()).isZero();
    ring.publish();
    assertThat(ring.readable()).isEqualTo(2);
    assertThat(read()).isEqualTo(1);
    assertThat(read()).isEqualTo(2);
    assertThat(ring.readable()).isZero();
  }

  @Test
  void aFullRingTakesNothingUntilSomethingIsRead() {
    for (int i = 0; i < SLOTS; i++) {
      assertThat(write(i)).isTrue();
    }
    assertThat(write(100)).isFalse();
    ring.publish();
    assertThat(read()).isZero();
    assertThat(write(101)).isTrue();
    assertThat(write(102)).isFalse();
    ring.publish();
    for (int i = 1; i < SLOTS; i++) {
      assertThat(read()).isEqualTo(i);
    }
    assertThat(read()).isEqualTo(101);
  }

  @Test
  void slotsAreAPowerOfTwo() {
    assertThatIllegalArgumentException().isThrownBy(() -> new PacketRing(12, OCTETS));
  }

  @Test
  void whatOneThreadWritesAnotherReadsInOrderAndWhole() throws InterruptedException {
    int count = 20_000;
    Thread writer =
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              for (int i = 0; i < count; i++) {
                while (!write(i)) {
                  ring.publish();
                  Thread.onSpinWait();
                }
                if (i % 5 == 0) {
                  ring.publish();
                }
              }
              ring.publish();
            });
    for (int i = 0; i < count; i++) {
      while (ring.readable() == 0) {
        Thread.onSpinWait();
      }
      assertThat(read()).isEqualTo(i);
    }
    writer.join();
  }
}
