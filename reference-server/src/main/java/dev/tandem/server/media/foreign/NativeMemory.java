package dev.tandem.server.media.foreign;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.nio.ByteOrder.BIG_ENDIAN;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Memory by its address, for those who give addresses to native code anyway and have checked what
 * stands there. One constant view of all memory is as fast wherever it is used; views that come as
 * variables are not, once the compiler has met several kinds of them.
 */
@SuppressWarnings("restricted")
public final class NativeMemory {
  private static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);
  private static final ValueLayout.OfInt INT = JAVA_INT_UNALIGNED.withOrder(BIG_ENDIAN);
  private static final ValueLayout.OfLong LONG = JAVA_LONG_UNALIGNED.withOrder(BIG_ENDIAN);
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());

  private NativeMemory() {}

  /** Writes four octets in network byte order. */
  public static void putInt(long address, int value) {
    ALL.set(INT, address, value);
  }

  /** Writes eight octets in network byte order. */
  public static void putLong(long address, long value) {
    ALL.set(LONG, address, value);
  }

  /** Eight octets in the order of this machine. */
  public static long getLong(long address) {
    return ALL.get(JAVA_LONG_UNALIGNED, address);
  }

  /**
   * Brings a few octets off the heap, word by word: a longer read of what has just been written in
   * words would have to wait for them.
   */
  public static void putHeader(byte[] array, int offset, int length, long address) {
    int done = 0;
    if (length >= 3 * Integer.BYTES) {
      putWord(array, offset, address);
      putWord(array, offset + Integer.BYTES, address + Integer.BYTES);
      putWord(array, offset + 2 * Integer.BYTES, address + 2 * Integer.BYTES);
      done = 3 * Integer.BYTES;
    }
    for (; done + Integer.BYTES <= length; done += Integer.BYTES) {
      putWord(array, offset + done, address + done);
    }
    for (; done < length; done++) {
      ALL.set(JAVA_BYTE, address + done, array[offset + done]);
    }
  }

  private static void putWord(byte[] array, int index, long address) {
    ALL.set(JAVA_INT_UNALIGNED, address, (int) WORD.get(array, index));
  }
}
