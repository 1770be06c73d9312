package dev.tandem.server.media.srtp;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** The nonce of AES-GCM (RFC 7714, sections 8.1 and 9.1) in memory that native code reads. */
final class GcmNonce {
  static final int LENGTH = 12;

  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private final int saltHead;
  private final long saltTail;
  private final MemorySegment octets;

  GcmNonce(byte[] salt, MemorySegment octets) {
    this.saltHead = Octets.getInt(salt, 0);
    this.saltTail = Octets.getLong(salt, 4);
    this.octets = octets;
  }

  /** Where the nonce stands. */
  long address() {
    return octets.address();
  }

  void set(int ssrc, long index) {
    octets.set(INT, 0, saltHead ^ (ssrc >>> 16));
    octets.set(LONG, 4, saltTail ^ ((long) ssrc << 48) ^ index);
  }
}
