package dev.tandem.server.media.rtp;

import java.io.ByteArrayOutputStream;

/** Writes bit strings as the video specifications have them. */
final class BitWriter {
  private final StringBuilder bits = new StringBuilder();

  BitWriter bits(int count, long value) {
    for (int i = count - 1; i >= 0; i--) {
      bits.append((value >> i) & 1);
    }
    return this;
  }

  /** ue(v) of ITU-T H.264 section 9.1. */
  BitWriter unsignedGolomb(int value) {
    int length = 32 - Integer.numberOfLeadingZeros(value + 1);
    return bits(length - 1, 0).bits(length, value + 1);
  }

  /** se(v) of ITU-T H.264 section 9.1.1. */
  BitWriter signedGolomb(int value) {
    return unsignedGolomb(value > 0 ? 2 * value - 1 : -2 * value);
  }

  byte[] octets() {
    var out = new ByteArrayOutputStream();
    for (int i = 0; i < bits.length(); i += 8) {
      String octet = bits.substring(i, Math.min(i + 8, bits.length()));
      out.write(Integer.parseInt(octet, 2) << (8 - octet.length()));
    }
    return out.toByteArray();
  }

  /** With a 3 behind every two zeros that a number up to 3 follows (ITU-T H.264 section 7.4.1). */
  byte[] octetsWithEmulationPrevention() {
    var out = new ByteArrayOutputStream();
    int zeros = 0;
    for (byte octet : octets()) {
      if (zeros == 2 && octet >= 0 && octet <= 3) {
        out.write(3);
        zeros = 0;
      }
      out.write(octet);
      zeros = octet == 0 ? zeros + 1 : 0;
    }
    return out.toByteArray();
  }
}
