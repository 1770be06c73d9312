package dev.tandem.server.media.ice;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads and writes integers in network byte order. */
final class Octets {

  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private Octets() {}

  /** A length with the padding that follows it in an attribute. */
  static int padded(int length) {
    return (length + 3) & ~3;
  }

  static int uint16(byte[] buffer, int at) {
    return (short) SHORT.get(buffer, at) & 0xFFFF;
  }

  static int int32(byte[] buffer, int at) {
    return (int) INT.get(buffer, at);
  }

  static long int64(byte[] buffer, int at) {
    return (long) LONG.get(buffer, at);
  }

  static void putInt16(byte[] buffer, int at, int value) {
    SHORT.set(buffer, at, (short) value);
  }

  static void putInt32(byte[] buffer, int at, int value) {
    INT.set(buffer, at, value);
  }

  static void putInt64(byte[] buffer, int at, long value) {
    LONG.set(buffer, at, value);
  }
}
