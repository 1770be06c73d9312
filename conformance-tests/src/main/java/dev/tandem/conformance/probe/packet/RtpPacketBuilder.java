package dev.tandem.conformance.probe.packet;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts an RTP packet together; every field that is not given is zero or empty. */
public final class RtpPacketBuilder {
  private static final int MAX_CSRCS = 15;

  int payloadType;
  boolean marker;
  int sequence;
  long timestamp;
  long ssrc;
  List<Long> csrcs = List.of();
  final SortedMap<Integer, byte[]> extensions = new TreeMap<>();
  boolean twoByteExtensions;
  byte[] payload = {};
  int padding;

  RtpPacketBuilder() {}

  public RtpPacketBuilder payloadType(int value) {
    payloadType = within(value, 0, 0x7f, "payload type");
    return this;
  }

  public RtpPacketBuilder marker(boolean value) {
    marker = value;
    return this;
  }

  /** Only the lower 16 bits count, so a caller may go on adding. */
  public RtpPacketBuilder sequence(int value) {
    sequence = value & 0xffff;
    return this;
  }

  /** Only the lower 32 bits count. */
  public RtpPacketBuilder timestamp(long value) {
    timestamp = value & 0xffff_ffffL;
    return this;
  }

  /** Only the lower 32 bits count. */
  public RtpPacketBuilder ssrc(long value) {
    ssrc = value & 0xffff_ffffL;
    return this;
  }

  public RtpPacketBuilder csrcs(List<Long> value) {
    within(value.size(), 0, MAX_CSRCS, "number of CSRCs");
    csrcs = List.copyOf(value);
    return this;
  }

  /** Sets one header extension; the one-byte form is used as long as all of them fit in it. */
  public RtpPacketBuilder extension(int id, byte[] value) {
    within(id, 1, 255, "header extension id");
    within(value.length, 0, 255, "header extension length");
    extensions.put(id, value.clone());
    return this;
  }

  public RtpPacketBuilder withoutExtension(int id) {
    extensions.remove(id);
    return this;
  }

  public RtpPacketBuilder withoutExtensions() {
    extensions.clear();
    return this;
  }

  /** Uses the two-byte form even where the one-byte form would do. */
  public RtpPacketBuilder twoByteExtensions(boolean value) {
    twoByteExtensions = value;
    return this;
  }

  public RtpPacketBuilder payload(byte[] value) {
    payload = value.clone();
    return this;
  }

  /** Octets of padding after the payload; none if zero. */
  public RtpPacketBuilder padding(int octets) {
    padding = within(octets, 0, 255, "padding");
    return this;
  }

  public RtpPacket build() {
    return new RtpPacket(this);
  }

  private static int within(int value, int min, int max, String what) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          "%s %d is not between %d and %d".formatted(what, value, min, max));
    }
    return value;
  }
}
