package dev.tandem.conformance.probe.packet;

import static dev.tandem.conformance.probe.packet.MalformedPacketException.unless;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads compound RTCP packets (RFC 3550, 6.4 to 6.6; RFC 4585, 6; RFC 5104, 4.3.1). */
final class RtcpReader {
  private static final int HEADER_LENGTH = 4;
  private static final int REPORT_BLOCK_LENGTH = 24;
  private static final int REMB_MANTISSA_BITS = 18;

  private RtcpReader() {}

  static List<Rtcp> read(byte[] compound) throws MalformedPacketException {
    unless(compound.length >= HEADER_LENGTH, "shorter than an RTCP header");
    List<Rtcp> packets = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(compound);
    while (in.hasRemaining()) {
      packets.add(readOne(in));
    }
    return packets;
  }

  private static Rtcp readOne(ByteBuffer in) throws MalformedPacketException {
    unless(in.remaining() >= HEADER_LENGTH, "what follows an RTCP packet is no other one");
    int start = in.position();
    int first = in.get() & 0xff;
    int type = in.get() & 0xff;
    int length = 4 * (in.getShort() & 0xffff);
    unless(first >> 6 == 2, "RTCP version is " + (first >> 6) + ", not 2");
    unless(type >= 192 && type <= 223, "packet type " + type + " is not one of RTCP");
    unless(in.remaining() >= length, "an RTCP packet goes beyond the end");
    ByteBuffer body = in.slice(in.position(), length);
    in.position(in.position() + length);
    if ((first & 0x20) != 0) {
      unless(!in.hasRemaining(), "an RTCP packet before the last one has padding");
      removePadding(body);
    }
    byte[] bytes = new byte[HEADER_LENGTH + length];
    in.get(start, bytes);
    return read(type, first & 0x1f, body, bytes);
  }

  private static void removePadding(ByteBuffer body) throws MalformedPacketException {
    unless(body.hasRemaining(), "the padding bit is set on an empty packet");
    int padding = body.get(body.limit() - 1) & 0xff;
    unless(padding > 0 && padding <= body.limit(), "the RTCP padding has no possible length");
    body.limit(body.limit() - padding);
  }

  private static Rtcp read(int type, int count, ByteBuffer body, byte[] bytes)
      throws MalformedPacketException {
    return switch (type) {
      case RtcpType.SENDER_REPORT -> senderReport(body, count);
      case RtcpType.RECEIVER_REPORT -> new Rtcp.ReceiverReport(u32(body), blocks(body, count));
      case RtcpType.SOURCE_DESCRIPTION -> sourceDescription(body, count);
      case RtcpType.BYE -> bye(body, count);
      case RtcpType.TRANSPORT_LAYER_FEEDBACK -> transportLayer(body, count, bytes);
      case RtcpType.PAYLOAD_SPECIFIC_FEEDBACK -> payloadSpecific(body, count, bytes);
      default -> new Rtcp.Other(type, count, bytes);
    };
  }

  private static Rtcp senderReport(ByteBuffer in, int count) throws MalformedPacketException {
    unless(in.remaining() >= 24, "a sender report is too short for its sender information");
    return new Rtcp.SenderReport(
        u32(in), in.getLong(), u32(in), u32(in), u32(in), blocks(in, count));
  }

  private static List<Rtcp.ReportBlock> blocks(ByteBuffer in, int count)
      throws MalformedPacketException {
    unless(in.remaining() >= count * REPORT_BLOCK_LENGTH, "a report is too short for its blocks");
    List<Rtcp.ReportBlock> blocks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long ssrc = u32(in);
      int lost = in.getInt();
      // 24 bits with a sign
      int cumulative = lost << 8 >> 8;
      blocks.add(
          new Rtcp.ReportBlock(ssrc, lost >>> 24, cumulative, u32(in), u32(in), u32(in), u32(in)));
    }
    return blocks;
  }

  private static Rtcp sourceDescription(ByteBuffer in, int count) throws MalformedPacketException {
    Map<Long, String> cnames = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      long ssrc = u32(in);
      for (int item = u8(in); item != 0; item = u8(in)) {
        String text = text(in, u8(in));
        if (item == RtcpType.CNAME_ITEM) {
          cnames.put(ssrc, text);
        }
      }
      int boundary = (in.position() + 3) / 4 * 4;
      unless(boundary <= in.limit(), "a source description chunk does not end at a whole word");
      in.position(boundary);
    }
    return new Rtcp.SourceDescription(cnames);
  }

  private static Rtcp bye(ByteBuffer in, int count) throws MalformedPacketException {
    List<Long> sources = ssrcs(in, count);
    return new Rtcp.Bye(sources, in.hasRemaining() ? text(in, u8(in)) : "");
  }

  private static Rtcp transportLayer(ByteBuffer in, int format, byte[] bytes)
      throws MalformedPacketException {
    long sender = u32(in);
    long media = u32(in);
    return switch (format) {
      case RtcpType.NACK -> new Rtcp.GenericNack(sender, media, nacked(in));
      case RtcpType.TRANSPORT_WIDE -> TransportFeedbackFormat.read(sender, media, in);
      default -> new Rtcp.Other(RtcpType.TRANSPORT_LAYER_FEEDBACK, format, bytes);
    };
  }

  private static List<Integer> nacked(ByteBuffer in) throws MalformedPacketException {
    unless(in.hasRemaining() && in.remaining() % 4 == 0, "a NACK has no whole entries");
    List<Integer> sequences = new ArrayList<>();
    while (in.hasRemaining()) {
      int pid = in.getShort() & 0xffff;
      int mask = in.getShort() & 0xffff;
      sequences.add(pid);
      for (int bit = 0; bit < 16; bit++) {
        if ((mask >> bit & 1) != 0) {
          sequences.add(Sequence.plus(pid, bit + 1));
        }
      }
    }
    return sequences;
  }

  private static Rtcp payloadSpecific(ByteBuffer in, int format, byte[] bytes)
      throws MalformedPacketException {
    long sender = u32(in);
    long media = u32(in);
    Rtcp other = new Rtcp.Other(RtcpType.PAYLOAD_SPECIFIC_FEEDBACK, format, bytes);
    return switch (format) {
      case RtcpType.PLI -> new Rtcp.PictureLossIndication(sender, media);
      case RtcpType.FIR -> new Rtcp.FullIntraRequest(sender, targets(in));
      case RtcpType.APPLICATION_LAYER -> isRemb(in) ? remb(sender, in) : other;
      default -> other;
    };
  }

  private static List<Rtcp.FullIntraRequest.Target> targets(ByteBuffer in)
      throws MalformedPacketException {
    unless(in.hasRemaining() && in.remaining() % 8 == 0, "a FIR has no whole entries");
    List<Rtcp.FullIntraRequest.Target> targets = new ArrayList<>();
    while (in.hasRemaining()) {
      targets.add(new Rtcp.FullIntraRequest.Target(u32(in), in.getInt() >>> 24));
    }
    return targets;
  }

  private static boolean isRemb(ByteBuffer in) {
    return in.remaining() >= 8 && in.getInt(in.position()) == RtcpType.REMB;
  }

  private static Rtcp remb(long sender, ByteBuffer in) throws MalformedPacketException {
    in.getInt();
    int word = in.getInt();
    long mantissa = word & ((1 << REMB_MANTISSA_BITS) - 1);
    int exponent = word >> REMB_MANTISSA_BITS & 0x3f;
    unless(exponent <= Long.numberOfLeadingZeros(mantissa) - 1, "the bit rate of a REMB overflows");
    return new Rtcp.Remb(sender, mantissa << exponent, ssrcs(in, word >>> 24));
  }

  private static List<Long> ssrcs(ByteBuffer in, int count) throws MalformedPacketException {
    List<Long> ssrcs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ssrcs.add(u32(in));
    }
    return ssrcs;
  }

  private static String text(ByteBuffer in, int length) throws MalformedPacketException {
    unless(in.remaining() >= length, "a text goes beyond its RTCP packet");
    byte[] text = new byte[length];
    in.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  private static long u32(ByteBuffer in) throws MalformedPacketException {
    unless(in.remaining() >= 4, "an RTCP packet is too short for its kind");
    return Integer.toUnsignedLong(in.getInt());
  }

  private static int u8(ByteBuffer in) throws MalformedPacketException {
    unless(in.hasRemaining(), "an RTCP packet is too short for its kind");
    return in.get() & 0xff;
  }
}
