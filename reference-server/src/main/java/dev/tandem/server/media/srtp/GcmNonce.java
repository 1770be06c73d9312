package dev.tandem.server.media.srtp;

import dev.tandem.server.media.foreign.NativeMemory;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The nonce of AES-GCM (RFC 7714, sections 8.1 and 9.1) in memory that native code reads.
 *
 * <p>A processor that reads in one piece what it has just written in two has to wait until both
 * writes are done. So the nonce of the packet that will most likely be next is written beforehand.
 */
final class GcmNonce {
  static final int LENGTH = 12;

  private static final int SLOT = 16;
  private static final long NONE = -1;

  private final int saltHead;
  private final long saltTail;
  private final MemorySegment octets;
  private final long address;
  private int preparedSsrc;
  private long preparedIndex = NONE;

  GcmNonce(byte[] salt, Arena memory) {
    saltHead = Octets.getInt(salt, 0);
    saltTail = Octets.getLong(salt, 4);
    octets = memory.allocate(SLOT, SLOT);
    address = octets.address();
  }

  /** Where the nonce of a packet stands, until the next call. */
  long of(int ssrc, long index) {
    if (index != preparedIndex || ssrc != preparedSsrc) {
      write(ssrc, index);
    }
    return address;
  }

  /** Gets ready for a packet that comes next, once native code has read the last one's nonce. */
  void prepare(int ssrc, long index) {
    write(ssrc, index);
  }

  private void write(int ssrc, long index) {
    preparedSsrc = ssrc;
    preparedIndex = index;
    NativeMemory.putInt(address, saltHead ^ (ssrc >>> 16));
    NativeMemory.putLong(address + Integer.BYTES, saltTail ^ ((long) ssrc << 48) ^ index);
  }
}
