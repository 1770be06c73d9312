package dev.tandem.load.client;

import static dev.tandem.load.client.FrameAssembler.KEY;
import static dev.tandem.load.client.FrameAssembler.MARKER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameAssemblerTest {
  private final List<String> frames = new ArrayList<>();
  private final FrameAssembler assembler =
      new FrameAssembler((key, nowNs) -> frames.add((key ? "key" : "delta") + "@" + nowNs));

  @Test
  void aFrameIsWholeWithItsLastPacket() {
    assembler.packet(1, KEY, 10);
    assembler.packet(2, 0, 11);
    assertThat(frames).isEmpty();
    assembler.packet(3, MARKER, 12);
    assembler.packet(4, MARKER, 13);

    assertThat(frames).containsExactly("key@12", "delta@13");
  }

  @Test
  void nothingCanBeDecodedBeforeTheFirstKeyFrame() {
    assembler.packet(1, MARKER, 10);
    assembler.packet(2, KEY | MARKER, 11);

    assertThat(frames).containsExactly("key@11");
  }

  @Test
  void aMissingPacketHoldsLaterFramesUpUntilItComes() {
    assembler.packet(1, KEY | MARKER, 10);
    assembler.packet(3, MARKER, 12);
    assertThat(assembler.blockedSinceNs()).isEqualTo(12);
    assembler.packet(2, MARKER, 20);

    assertThat(frames).containsExactly("key@10", "delta@20", "delta@20");
    assertThat(assembler.blockedSinceNs()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void afterAPacketIsGivenUpOnlyAKeyFrameHelps() {
    assembler.packet(1, KEY | MARKER, 10);
    assembler.packet(3, MARKER, 12);
    assembler.skip(30);
    assertThat(assembler.isDecodable()).isFalse();
    assembler.packet(4, MARKER, 40);
    assembler.packet(5, KEY | MARKER, 50);

    assertThat(frames).containsExactly("key@10", "key@50");
  }

  @Test
  void whatComesAfterItWasGivenUpChangesNothing() {
    assembler.packet(1, KEY | MARKER, 10);
    assembler.packet(3, MARKER, 12);
    assembler.skip(30);
    assembler.packet(2, MARKER, 31);

    assertThat(frames).containsExactly("key@10");
  }
}
