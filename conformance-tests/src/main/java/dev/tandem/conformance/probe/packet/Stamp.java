package dev.tandem.conformance.probe.packet;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What a synthetic packet says about itself in its payload, so that identity, order and delay can
 * be judged without a decoder. It is written in ASCII, which no codec takes for a start code and
 * anyone can read in a capture.
 *
 * @param tag the stream's own number, 32 bits
 * @param frame the frame's number in its stream, from 0
 * @param packet the packet's number in its frame, from 0
 * @param sentNs when it was sent, on the sender's clock
 */
public record Stamp(long tag, MediaKind kind, long frame, int packet, long sentNs) {
  private static final byte[] MAGIC = "TANDEM-STAMP:".getBytes(StandardCharsets.US_ASCII);
  private static final int DIGITS = 8 + 1 + 8 + 4 + 16;

  /** How many octets of payload it takes. */
  public static final int LENGTH = MAGIC.length + DIGITS;

  /** The stamp of a packet, wherever its payload descriptors end. */
  public static Optional<Stamp> read(RtpPacket packet) {
    return read(packet.payload());
  }

  static Optional<Stamp> read(byte[] payload) {
    for (int at = 0; at + LENGTH <= payload.length; at++) {
      if (startsAt(payload, at)) {
        return decode(new String(payload, at, LENGTH, StandardCharsets.US_ASCII));
      }
    }
    return Optional.empty();
  }

  private static boolean startsAt(byte[] payload, int at) {
    for (int i = 0; i < MAGIC.length; i++) {
      if (payload[at + i] != MAGIC[i]) {
        return false;
      }
    }
    return true;
  }

  private static Optional<Stamp> decode(String text) {
    String digits = text.substring(MAGIC.length);
    if (!digits.chars().allMatch(HexFormat::isHexDigit)) {
      return Optional.empty();
    }
    return Optional.of(
        new Stamp(
            Long.parseLong(digits, 0, 8, 16),
            digits.charAt(8) == '0' ? MediaKind.AUDIO : MediaKind.VIDEO,
            Long.parseLong(digits, 9, 17, 16),
            Integer.parseInt(digits, 17, 21, 16),
            Long.parseUnsignedLong(digits, 21, 37, 16)));
  }

  byte[] toBytes() {
    HexFormat hex = HexFormat.of();
    String digits =
        hex.toHexDigits(tag, 8)
            + kind.ordinal()
            + hex.toHexDigits(frame, 8)
            + hex.toHexDigits(packet, 4)
            + hex.toHexDigits(sentNs);
    byte[] bytes = new byte[LENGTH];
    System.arraycopy(MAGIC, 0, bytes, 0, MAGIC.length);
    System.arraycopy(digits.getBytes(StandardCharsets.US_ASCII), 0, bytes, MAGIC.length, DIGITS);
    return bytes;
  }
}
