package dev.tandem.server.media.router;

import dev.tandem.server.media.rtp.BigEndian;
import dev.tandem.server.media.rtp.RtpPacket;
import java.util.Arrays;
import org.assertj.core.api.Assertions;

/** One whole RTP packet in the clear. */
final class Rtp {
  private final byte[] octets;

  Rtp(byte[] octets) {
    this.octets = octets;
  }

  byte[] octets() {
    return octets;
  }

  private RtpPacket packet() {
    RtpPacket packet = new RtpPacket();
    Assertions.assertThat(packet.wrap(octets, 0, octets.length)).as("well-formed RTP").isTrue();
    return packet;
  }

  int sequence() {
    return packet().sequenceNumber();
  }

  int timestamp() {
    return packet().timestamp();
  }

  int ssrc() {
    return packet().ssrc();
  }

  int payloadType() {
    return packet().payloadType();
  }

  boolean marker() {
    return packet().marker();
  }

  /** The payload without padding. */
  byte[] payload() {
    RtpPacket packet = packet();
    int from = packet.payloadOffset();
    return Arrays.copyOfRange(octets, from, from + packet.payloadLength());
  }

  /** The value of an extension element; fails where the packet has none. */
  byte[] extension(int id) {
    RtpPacket packet = packet();
    int from = packet.extensionOffset(id);
    Assertions.assertThat(from).as("extension " + id).isPositive();
    return Arrays.copyOfRange(octets, from, from + packet.extensionLength(id));
  }

  /** An extension element as a number. */
  int extensionNumber(int id) {
    int value = 0;
    for (byte octet : extension(id)) {
      value = (value << 8) | (octet & 0xff);
    }
    return value;
  }

  boolean hasExtension(int id) {
    return packet().extensionOffset(id) >= 0;
  }

  int originalSequence() {
    return BigEndian.getU16(payload(), 0);
  }

  byte[] originalPayload() {
    byte[] payload = payload();
    return Arrays.copyOfRange(payload, 2, payload.length);
  }
}
