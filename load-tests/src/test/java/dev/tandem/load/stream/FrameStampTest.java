package dev.tandem.load.stream;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

class FrameStampTest {
  private static final int PUBLISHER = 0x0abc_def1;
  private static final int PICTURE = 0x0fff_fffe;
  private static final long TIME_US = 1_795_665_600_123_456L;

  private final byte[] payload = new byte[100];
  private final FrameStamp stamp = new FrameStamp();

  private void write() {
    MemorySegment memory = MemorySegment.ofArray(payload);
    FrameStamp.write(memory, payload.length - FrameStamp.LENGTH, PUBLISHER, PICTURE, TIME_US);
    assertThat(memory.get(JAVA_BYTE, 0)).isZero();
  }

  @Test
  void readsWhatWasWritten() {
    write();

    assertThat(stamp.read(payload, 0, payload.length)).isTrue();
    assertThat(stamp.publisher()).isEqualTo(PUBLISHER);
    assertThat(stamp.picture()).isEqualTo(PICTURE);
    assertThat(stamp.wallUs()).isEqualTo(TIME_US);
  }

  @Test
  void holdsNoStartCode() {
    write();

    for (int i = payload.length - FrameStamp.LENGTH; i < payload.length; i++) {
      assertThat(payload[i]).isNegative();
    }
  }

  @Test
  void isNotSeenWhereThereIsNone() {
    assertThat(stamp.read(payload, 0, payload.length)).isFalse();
    assertThat(stamp.read(payload, 0, 3)).isFalse();
  }
}
