package dev.tandem.conformance.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** A stamp is read from the picture in which it was drawn, and not from a broken one. */
class StampTest {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 240;
  private static final Stamp STAMP = new Stamp(0xbeef, 0xabcdef, 1, 0xfedcba98L);

  private final ByteBuffer luma = ByteBuffer.allocate(WIDTH * HEIGHT);

  @Test
  void isReadAsItWasDrawn() {
    STAMP.draw(luma, WIDTH, WIDTH, HEIGHT);

    assertThat(Stamp.read(luma, WIDTH, WIDTH, HEIGHT)).contains(STAMP);
  }

  @Test
  void aTornPictureHasNone() {
    STAMP.draw(luma, WIDTH, WIDTH, HEIGHT);
    luma.put(0, new byte[WIDTH * HEIGHT / 2]);

    assertThat(Stamp.read(luma, WIDTH, WIDTH, HEIGHT)).isEmpty();
  }
}
