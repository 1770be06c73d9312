package dev.tandem.load.stream;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts pictures into payloads of near-equal length, with room for a stamp behind the last octet:
 * VP8 (RFC 7741) and H.264 with packetization-mode 1 (RFC 6184).
 */
final class Packets {
  /** Longest payload; with header, extensions and tag a packet stays below 1,200 octets. */
  static final int MAX_PAYLOAD = 1_150;

  /** Length of the VP8 descriptor: X, I, and a picture id of 15 bits at index 2. */
  static final int VP8_DESCRIPTOR = 4;

  private static final byte VP8_EXTENDED = (byte) 0x80;
  private static final byte VP8_START = 0x10;
  private static final byte NRI_MASK = 0x60;
  private static final byte STAP_A = 24;
  private static final byte FU_A = 28;
  private static final int FU_HEADERS = 2;
  private static final byte FU_START = (byte) 0x80;
  private static final byte FU_END = 0x40;

  private Packets() {}

  /** The payloads of a VP8 frame; the picture id is still 0. */
  static List<byte[]> ofVp8(byte[] frame) {
    List<byte[]> payloads = new ArrayList<>();
    for (byte[] part : parts(Arrays.copyOf(frame, frame.length + FrameStamp.LENGTH), 0, 4)) {
      byte[] payload = new byte[VP8_DESCRIPTOR + part.length];
      payload[0] = (byte) (VP8_EXTENDED | (payloads.isEmpty() ? VP8_START : 0));
      payload[1] = (byte) 0x80;
      payload[2] = (byte) 0x80;
      System.arraycopy(part, 0, payload, VP8_DESCRIPTOR, part.length);
      payloads.add(payload);
    }
    return payloads;
  }

  /** The payloads of an H.264 picture: its parameter sets together, then its slice. */
  static List<byte[]> ofH264(List<byte[]> units) {
    List<byte[]> payloads = new ArrayList<>();
    if (units.size() > 1) {
      payloads.add(aggregate(units.subList(0, units.size() - 1)));
    }
    byte[] last = units.getLast();
    byte[] slice = Arrays.copyOf(last, last.length + FrameStamp.LENGTH);
    if (slice.length <= MAX_PAYLOAD) {
      payloads.add(slice);
      return payloads;
    }
    List<byte[]> parts = parts(slice, 1, FU_HEADERS);
    for (int i = 0; i < parts.size(); i++) {
      byte[] part = parts.get(i);
      byte[] payload = new byte[FU_HEADERS + part.length];
      payload[0] = (byte) ((slice[0] & NRI_MASK) | FU_A);
      int edges = (i == 0 ? FU_START : 0) | (i == parts.size() - 1 ? FU_END : 0);
      payload[1] = (byte) (edges | (slice[0] & AnnexB.TYPE_MASK));
      System.arraycopy(part, 0, payload, FU_HEADERS, part.length);
      payloads.add(payload);
    }
    return payloads;
  }

  private static byte[] aggregate(List<byte[]> units) {
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    payload.write((units.getFirst()[0] & NRI_MASK) | STAP_A);
    for (byte[] unit : units) {
      payload.write(unit.length >> 8);
      payload.write(unit.length);
      payload.writeBytes(unit);
    }
    return payload.toByteArray();
  }

  /** Cuts octets from an index on into as few parts as possible, which differ by one at most. */
  private static List<byte[]> parts(byte[] octets, int from, int headers) {
    int length = octets.length - from;
    int most = MAX_PAYLOAD - headers;
    int count = (length + most - 1) / most;
    List<byte[]> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int begin = from + (int) ((long) length * i / count);
      int end = from + (int) ((long) length * (i + 1) / count);
      parts.add(Arrays.copyOfRange(octets, begin, end));
    }
    return parts;
  }
}
