package dev.tandem.server.media.ice;

import java.util.zip.CRC32;

/** The checksum that tells STUN from other traffic (RFC 8489, section 14.7). */
final class StunFingerprint {

  private static final int XOR = 0x5354554E;

  private StunFingerprint() {}

  /** The value for a message whose FINGERPRINT attribute begins {@code length} octets in. */
  static int of(byte[] buffer, int message, int length) {
    CRC32 crc = new CRC32();
    crc.update(buffer, message, length);
    return (int) crc.getValue() ^ XOR;
  }
}
