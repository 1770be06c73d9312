package dev.tandem.server.media.rtcp;

import static dev.tandem.server.media.rtcp.RtcpType.HEADER_LENGTH;
import static dev.tandem.server.media.rtcp.RtcpType.REPORT_BLOCK_LENGTH;
import static dev.tandem.server.media.rtcp.RtcpType.SENDER_INFO_LENGTH;

import dev.tandem.server.media.rtp.BigEndian;

/**
 * Reads compound packets (RFC 3550 section 6.1) and reduced-size ones (RFC 5506). Packets of
 * unknown types are skipped; what stands before a malformed one has been handled.
 *
 * <pre>
 * (V=2|P|count or format:5 type:8 length:16 in words - 1 | SSRC:32 | body) *
 * </pre>
 */
public final class RtcpParser {
  private static final int VERSION_MASK = 0xC0;
  private static final int VERSION_2 = 0x80;
  private static final int PADDING_BIT = 0x20;
  private static final int COUNT_MASK = 0x1F;
  private static final int FEEDBACK_BODY = 12;

  private RtcpParser() {}

  /** Tells the handler everything that is understood. */
  public static RtcpStatus parse(byte[] buffer, int offset, int length, RtcpHandler handler) {
    int end = offset + length;
    int packet = offset;
    do {
      if (packet + HEADER_LENGTH > end) {
        return RtcpStatus.TRUNCATED;
      }
      if ((buffer[packet] & VERSION_MASK) != VERSION_2) {
        return RtcpStatus.BAD_VERSION;
      }
      int next = packet + 4 * (BigEndian.getU16(buffer, packet + 2) + 1);
      if (next > end) {
        return RtcpStatus.TRUNCATED;
      }
      boolean hasPadding = (buffer[packet] & PADDING_BIT) != 0;
      int padding = hasPadding ? BigEndian.getU8(buffer, next - 1) : 0;
      int body = next - padding;
      if (body < packet + HEADER_LENGTH || (hasPadding && padding == 0)) {
        return RtcpStatus.BAD_PADDING;
      }
      if (!parsePacket(buffer, packet, body, handler)) {
        return RtcpStatus.MALFORMED;
      }
      packet = next;
    } while (packet < end);
    return RtcpStatus.OK;
  }

  private static boolean parsePacket(byte[] buffer, int packet, int end, RtcpHandler handler) {
    int count = buffer[packet] & COUNT_MASK;
    return switch (BigEndian.getU8(buffer, packet + 1)) {
      case RtcpType.SENDER_REPORT -> parseSenderReport(buffer, packet, end, count, handler);
      case RtcpType.RECEIVER_REPORT ->
          parseReportBlocks(buffer, packet, packet + 8, end, count, handler);
      case RtcpType.BYE -> parseBye(buffer, packet, end, count, handler);
      case RtcpType.TRANSPORT_FEEDBACK ->
          parseTransportFeedback(buffer, packet, end, count, handler);
      case RtcpType.PAYLOAD_FEEDBACK -> parsePayloadFeedback(buffer, packet, end, count, handler);
      default -> true;
    };
  }

  private static boolean parseSenderReport(
      byte[] b, int packet, int end, int count, RtcpHandler handler) {
    int blocks = packet + 8 + SENDER_INFO_LENGTH;
    if (blocks > end) {
      return false;
    }
    handler.senderReport(
        BigEndian.getInt(b, packet + 4),
        BigEndian.getLong(b, packet + 8),
        BigEndian.getInt(b, packet + 16),
        BigEndian.getU32(b, packet + 20),
        BigEndian.getU32(b, packet + 24));
    return parseReportBlocks(b, packet, blocks, end, count, handler);
  }

  private static boolean parseReportBlocks(
      byte[] b, int packet, int blocks, int end, int count, RtcpHandler handler) {
    if (blocks + count * REPORT_BLOCK_LENGTH > end) {
      return false;
    }
    int reporter = BigEndian.getInt(b, packet + 4);
    for (int i = 0; i < count; i++) {
      int block = blocks + i * REPORT_BLOCK_LENGTH;
      int lost = BigEndian.getInt(b, block + 4);
      handler.reportBlock(
          reporter,
          BigEndian.getInt(b, block),
          lost >>> 24,
          lost << 8 >> 8,
          BigEndian.getU32(b, block + 8),
          BigEndian.getU32(b, block + 12),
          BigEndian.getInt(b, block + 16),
          BigEndian.getInt(b, block + 20));
    }
    return true;
  }

  private static boolean parseBye(byte[] b, int packet, int end, int count, RtcpHandler handler) {
    if (packet + HEADER_LENGTH + 4 * count > end) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      handler.bye(BigEndian.getInt(b, packet + HEADER_LENGTH + 4 * i));
    }
    return true;
  }

  private static boolean parseTransportFeedback(
      byte[] b, int packet, int end, int format, RtcpHandler handler) {
    int body = packet + FEEDBACK_BODY;
    if (body > end) {
      return false;
    }
    if (format == RtcpType.FORMAT_NACK) {
      for (int entry = body; entry + 4 <= end; entry += 4) {
        handler.nack(
            BigEndian.getInt(b, packet + 4),
            BigEndian.getInt(b, packet + 8),
            BigEndian.getU16(b, entry),
            BigEndian.getU16(b, entry + 2));
      }
    } else if (format == RtcpType.FORMAT_TRANSPORT_CC) {
      handler.transportFeedback(b, body, end - body);
    }
    return true;
  }

  private static boolean parsePayloadFeedback(
      byte[] b, int packet, int end, int format, RtcpHandler handler) {
    int body = packet + FEEDBACK_BODY;
    if (body > end) {
      return false;
    }
    int sender = BigEndian.getInt(b, packet + 4);
    switch (format) {
      case RtcpType.FORMAT_PLI -> handler.pli(sender, BigEndian.getInt(b, packet + 8));
      case RtcpType.FORMAT_FIR -> {
        for (int entry = body; entry + 8 <= end; entry += 8) {
          handler.fir(sender, BigEndian.getInt(b, entry), BigEndian.getU8(b, entry + 4));
        }
      }
      case RtcpType.FORMAT_APPLICATION -> {
        if (end - body >= 8 && BigEndian.getInt(b, body) == RtcpType.REMB_IDENTIFIER) {
          handler.remb(sender, rembBps(BigEndian.getU24(b, body + 5)));
        }
      }
      default -> {
        // not understood
      }
    }
    return true;
  }

  private static long rembBps(int exponentAndMantissa) {
    int exponent = exponentAndMantissa >> 18;
    long mantissa = exponentAndMantissa & 0x3FFFF;
    boolean overflows = exponent > Long.numberOfLeadingZeros(mantissa) - 1;
    return overflows ? Long.MAX_VALUE : mantissa << exponent;
  }
}
