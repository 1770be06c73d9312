package dev.tandem.conformance.probe.packet;

import static dev.tandem.conformance.probe.packet.MalformedPacketException.unless;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An RTP packet as an immutable value (RFC 3550, 5.1), with its header extensions (RFC 8285).
 * Unsigned 32-bit fields are longs.
 */
public final class RtpPacket {
  static final int FIXED_HEADER_LENGTH = 12;
  private static final int VERSION = 2;

  private final int payloadType;
  private final boolean marker;
  private final int sequence;
  private final long timestamp;
  private final long ssrc;
  private final List<Long> csrcs;
  private final HeaderExtensions extensions;
  private final byte[] payload;
  private final int padding;

  RtpPacket(RtpPacketBuilder from) {
    payloadType = from.payloadType;
    marker = from.marker;
    sequence = from.sequence;
    timestamp = from.timestamp;
    ssrc = from.ssrc;
    csrcs = List.copyOf(from.csrcs);
    extensions = new HeaderExtensions(from.twoByteExtensions, new TreeMap<>(from.extensions));
    payload = from.payload.clone();
    padding = from.padding;
  }

  /** Reads one packet that fills the array; refuses everything that RFC 3550 A.1 calls invalid. */
  public static RtpPacket parse(byte[] packet) throws MalformedPacketException {
    unless(packet.length >= FIXED_HEADER_LENGTH, "shorter than the fixed RTP header");
    ByteBuffer in = ByteBuffer.wrap(packet);
    int first = in.get() & 0xff;
    int second = in.get() & 0xff;
    unless(first >> 6 == VERSION, "RTP version is " + (first >> 6) + ", not 2");
    RtpPacketBuilder out =
        new RtpPacketBuilder()
            .marker((second & 0x80) != 0)
            .payloadType(second & 0x7f)
            .sequence(in.getShort() & 0xffff)
            .timestamp(Integer.toUnsignedLong(in.getInt()))
            .ssrc(Integer.toUnsignedLong(in.getInt()))
            .csrcs(readCsrcs(in, first & 0x0f));
    if ((first & 0x10) != 0) {
      HeaderExtensions.read(in).into(out);
    }
    int padding = (first & 0x20) != 0 ? paddingAtEnd(in) : 0;
    out.padding(padding);
    return out.payload(Arrays.copyOfRange(packet, in.position(), packet.length - padding)).build();
  }

  private static List<Long> readCsrcs(ByteBuffer in, int count) throws MalformedPacketException {
    unless(in.remaining() >= 4 * count, "the CSRC list goes beyond the end");
    List<Long> csrcs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      csrcs.add(Integer.toUnsignedLong(in.getInt()));
    }
    return csrcs;
  }

  private static int paddingAtEnd(ByteBuffer in) throws MalformedPacketException {
    unless(in.hasRemaining(), "the padding bit is set but nothing follows the header");
    int padding = in.get(in.limit() - 1) & 0xff;
    unless(padding > 0, "the padding bit is set but the padding is empty");
    unless(padding <= in.remaining(), "the padding is longer than what follows the header");
    return padding;
  }

  public static RtpPacketBuilder builder() {
    return new RtpPacketBuilder();
  }

  /** A builder that starts with all fields of this packet. */
  public RtpPacketBuilder toBuilder() {
    RtpPacketBuilder copy =
        new RtpPacketBuilder()
            .payloadType(payloadType)
            .marker(marker)
            .sequence(sequence)
            .timestamp(timestamp)
            .ssrc(ssrc)
            .csrcs(csrcs)
            .padding(padding)
            .payload(payload);
    extensions.into(copy);
    return copy;
  }

  public byte[] toBytes() {
    byte[] extension = extensions.toBytes();
    ByteBuffer out =
        ByteBuffer.allocate(
            FIXED_HEADER_LENGTH + 4 * csrcs.size() + extension.length + payload.length + padding);
    int flags = (padding > 0 ? 0x20 : 0) | (extension.length > 0 ? 0x10 : 0);
    out.put((byte) (VERSION << 6 | flags | csrcs.size()));
    out.put((byte) ((marker ? 0x80 : 0) | payloadType));
    out.putShort((short) sequence).putInt((int) timestamp).putInt((int) ssrc);
    csrcs.forEach(csrc -> out.putInt(csrc.intValue()));
    out.put(extension).put(payload);
    if (padding > 0) {
      out.put(out.limit() - 1, (byte) padding);
    }
    return out.array();
  }

  public int payloadType() {
    return payloadType;
  }

  public boolean marker() {
    return marker;
  }

  public int sequence() {
    return sequence;
  }

  public long timestamp() {
    return timestamp;
  }

  public long ssrc() {
    return ssrc;
  }

  public List<Long> csrcs() {
    return csrcs;
  }

  /** The value of the header extension with this id, if the packet has one. */
  public Optional<byte[]> extension(int id) {
    return Optional.ofNullable(extensions.values().get(id)).map(byte[]::clone);
  }

  public Set<Integer> extensionIds() {
    return Set.copyOf(extensions.values().keySet());
  }

  /** All header extensions by id, in ascending order. */
  public SortedMap<Integer, byte[]> extensions() {
    SortedMap<Integer, byte[]> copy = new TreeMap<>(extensions.values());
    copy.replaceAll((id, value) -> value.clone());
    return copy;
  }

  public byte[] payload() {
    return payload.clone();
  }

  public int payloadLength() {
    return payload.length;
  }

  /** How many octets of padding follow the payload, with the last one, which is the count. */
  public int padding() {
    return padding;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RtpPacket packet && Arrays.equals(toBytes(), packet.toBytes());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(toBytes());
  }

  @Override
  public String toString() {
    return "RTP payload type %d, SSRC %d, sequence %d, timestamp %d%s, %d octets"
        .formatted(
            payloadType, ssrc, sequence, timestamp, marker ? ", marker" : "", payload.length);
  }
}
