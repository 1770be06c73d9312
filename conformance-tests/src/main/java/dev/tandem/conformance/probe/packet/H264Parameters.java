package dev.tandem.conformance.probe.packet;

import java.util.BitSet;

/** Parameter sets of constrained baseline profile, level 3.1 (ITU-T H.264, 7.3.2.1 and 7.3.2.2). */
final class H264Parameters {
  private static final int MACROBLOCK = 16;
  private static final int[] SPS_HEAD = {0x67, 0x42, 0xe0, 0x1f};

  private final BitSet bits = new BitSet();
  private int length;

  private H264Parameters() {}

  static byte[] sps(int width, int height) {
    int columns = (width + MACROBLOCK - 1) / MACROBLOCK;
    int rows = (height + MACROBLOCK - 1) / MACROBLOCK;
    H264Parameters out = new H264Parameters();
    for (int octet : SPS_HEAD) {
      out.bits(octet, 8);
    }
    // set id 0, 4-bit frame numbers, picture order type 2, one reference frame, no gaps
    out.ue(0).ue(0).ue(2).ue(1).bits(0, 1);
    out.ue(columns - 1).ue(rows - 1);
    // frames only, direct 8x8 inference
    out.bits(3, 2);
    int right = (columns * MACROBLOCK - width) / 2;
    int bottom = (rows * MACROBLOCK - height) / 2;
    boolean cropped = right > 0 || bottom > 0;
    out.bits(cropped ? 1 : 0, 1);
    if (cropped) {
      out.ue(0).ue(right).ue(0).ue(bottom);
    }
    // no VUI; stop bit
    return out.bits(0, 1).bits(1, 1).toBytes();
  }

  static byte[] pps() {
    return new byte[] {0x68, (byte) 0xce, 0x3c, (byte) 0x80};
  }

  private H264Parameters bits(int value, int count) {
    for (int i = count - 1; i >= 0; i--) {
      bits.set(length++, (value >> i & 1) != 0);
    }
    return this;
  }

  /** An unsigned Exp-Golomb code (ITU-T H.264, 9.1). */
  private H264Parameters ue(int value) {
    int width = Integer.SIZE - Integer.numberOfLeadingZeros(value + 1);
    return bits(0, width - 1).bits(value + 1, width);
  }

  private byte[] toBytes() {
    byte[] bytes = new byte[(length + 7) / 8];
    bits.stream().forEach(bit -> bytes[bit / 8] |= (byte) (0x80 >> bit % 8));
    return bytes;
  }
}
