package dev.tandem.conformance.fault;

/** The fixed header of an RTP packet (RFC 3550, 5.1), read and changed in place of a copy. */
final class Rtp {
  private static final int MARKER = 0x80;

  private Rtp() {}

  static int sequence(byte[] packet) {
    return u16(packet, 2);
  }

  static long ssrc(byte[] packet) {
    return (long) u16(packet, 8) << 16 | u16(packet, 10);
  }

  static long timestamp(byte[] packet) {
    return (long) u16(packet, 4) << 16 | u16(packet, 6);
  }

  static boolean marker(byte[] packet) {
    return (packet[1] & MARKER) != 0;
  }

  static byte[] withSequence(byte[] packet, int sequence) {
    return with16(packet.clone(), 2, sequence);
  }

  static byte[] withTimestamp(byte[] packet, long timestamp) {
    return with32(packet.clone(), 4, timestamp);
  }

  static byte[] withSsrc(byte[] packet, long ssrc) {
    return with32(packet.clone(), 8, ssrc);
  }

  static byte[] withoutMarker(byte[] packet) {
    byte[] copy = packet.clone();
    copy[1] = (byte) (copy[1] & ~MARKER);
    return copy;
  }

  static byte[] withPayloadType(byte[] packet, int type) {
    byte[] copy = packet.clone();
    copy[1] = (byte) ((copy[1] & MARKER) | type);
    return copy;
  }

  private static int u16(byte[] packet, int at) {
    return (packet[at] & 0xff) << 8 | (packet[at + 1] & 0xff);
  }

  private static byte[] with16(byte[] packet, int at, int value) {
    packet[at] = (byte) (value >> 8);
    packet[at + 1] = (byte) value;
    return packet;
  }

  private static byte[] with32(byte[] packet, int at, long value) {
    return with16(with16(packet, at, (int) (value >> 16)), at + 2, (int) value);
  }
}
