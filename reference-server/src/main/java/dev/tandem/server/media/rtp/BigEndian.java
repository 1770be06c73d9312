package dev.tandem.server.media.rtp;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Integers in network byte order at any index of a byte array. */
public final class BigEndian {
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private BigEndian() {}

  /** One octet, unsigned. */
  public static int getU8(byte[] buffer, int index) {
    return buffer[index] & 0xFF;
  }

  /** Two octets, unsigned. */
  public static int getU16(byte[] buffer, int index) {
    return (short) SHORT.get(buffer, index) & 0xFFFF;
  }

  /** Three octets, unsigned. */
  public static int getU24(byte[] buffer, int index) {
    return (getU16(buffer, index) << 8) | getU8(buffer, index + 2);
  }

  /** Four octets. */
  public static int getInt(byte[] buffer, int index) {
    return (int) INT.get(buffer, index);
  }

  /** Four octets, unsigned. */
  public static long getU32(byte[] buffer, int index) {
    return Integer.toUnsignedLong(getInt(buffer, index));
  }

  /** Eight octets. */
  public static long getLong(byte[] buffer, int index) {
    return (long) LONG.get(buffer, index);
  }

  /** Writes the low octet. */
  public static void putU8(byte[] buffer, int index, int value) {
    buffer[index] = (byte) value;
  }

  /** Writes the low two octets. */
  public static void putU16(byte[] buffer, int index, int value) {
    SHORT.set(buffer, index, (short) value);
  }

  /** Writes the low three octets. */
  public static void putU24(byte[] buffer, int index, int value) {
    putU16(buffer, index, value >> 8);
    putU8(buffer, index + 2, value);
  }

  /** Writes four octets. */
  public static void putInt(byte[] buffer, int index, int value) {
    INT.set(buffer, index, value);
  }

  /** Writes eight octets. */
  public static void putLong(byte[] buffer, int index, long value) {
    LONG.set(buffer, index, value);
  }
}
