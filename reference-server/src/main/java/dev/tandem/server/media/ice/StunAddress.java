package dev.tandem.server.media.ice;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The value of XOR-MAPPED-ADDRESS (RFC 8489, section 14.2). Port and address are combined with the
 * octets that follow the length field of the message's own header: the magic cookie, then the
 * transaction id.
 */
final class StunAddress {

  private static final int IPV4 = 0x01;
  private static final int IPV6 = 0x02;
  private static final int ADDRESS = 4;
  private static final int MASK = 4;

  private StunAddress() {}

  /** Reads a value, null if family and length do not belong together. */
  static @Nullable InetSocketAddress read(byte[] buffer, int message, int value, int length) {
    int octets = length - ADDRESS;
    int expected =
        switch (buffer[value + 1]) {
          case IPV4 -> 4;
          case IPV6 -> 16;
          default -> -1;
        };
    if (octets != expected) {
      return null;
    }
    byte[] address = Arrays.copyOfRange(buffer, value + ADDRESS, value + length);
    mask(address, 0, octets, buffer, message);
    int port = Octets.uint16(buffer, value + 2) ^ Octets.uint16(buffer, message + MASK);
    try {
      return new InetSocketAddress(InetAddress.getByAddress(address), port);
    } catch (UnknownHostException e) {
      throw new AssertionError("4 or 16 octets are an address", e);
    }
  }

  /** Writes a value and returns its length. */
  static int write(byte[] buffer, int message, int value, InetSocketAddress address) {
    byte[] octets = address.getAddress().getAddress();
    buffer[value] = 0;
    buffer[value + 1] = (byte) (octets.length == 4 ? IPV4 : IPV6);
    int port = address.getPort() ^ Octets.uint16(buffer, message + MASK);
    Octets.putInt16(buffer, value + 2, port);
    System.arraycopy(octets, 0, buffer, value + ADDRESS, octets.length);
    mask(buffer, value + ADDRESS, octets.length, buffer, message);
    return ADDRESS + octets.length;
  }

  private static void mask(byte[] target, int at, int length, byte[] buffer, int message) {
    for (int i = 0; i < length; i++) {
      target[at + i] ^= buffer[message + MASK + i];
    }
  }
}
