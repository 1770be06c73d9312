package dev.tandem.server.media.rtcp;

import static dev.tandem.server.media.rtcp.RtcpType.HEADER_LENGTH;
import static dev.tandem.server.media.rtcp.RtcpType.MAX_COUNT;
import static dev.tandem.server.media.rtcp.RtcpType.REPORT_BLOCK_LENGTH;
import static dev.tandem.server.media.rtcp.RtcpType.SENDER_INFO_LENGTH;

import dev.tandem.server.media.rtp.BigEndian;

/**
 * Writes a compound packet (RFC 3550 section 6.1), one packet behind the other. Every method but
 * {@link #begin} returns false, and writes nothing, where there is no room for its packet.
 * Reusable, single-threaded.
 *
 * <pre>
 * (V=2|P=0|count or format:5 type:8 length:16 in words - 1 | SSRC:32 | body) *
 * </pre>
 */
public final class RtcpWriter {
  private static final int CNAME_ITEM = 1;
  private static final int MAX_CNAME_LENGTH = 255;
  private static final int MAX_REMB_MANTISSA = 0x3FFFF;
  private static final int NO_REPORT = -1;

  private byte[] buffer = new byte[0];
  private int start;
  private int limit;
  private int end;
  private int report = NO_REPORT;

  /**
   * Starts a compound packet.
   *
   * @param limit index behind the last octet that may be written
   */
  public void begin(byte[] buffer, int offset, int limit) {
    this.buffer = buffer;
    this.start = offset;
    this.limit = limit;
    this.end = offset;
    this.report = NO_REPORT;
  }

  /** Octets written since {@link #begin}. */
  public int length() {
    return end - start;
  }

  /** A sender report (RFC 3550 section 6.4.1); report blocks may follow. */
  public boolean senderReport(int ssrc, long ntp, int rtpTimestamp, long packets, long octets) {
    int packet = packet(RtcpType.SENDER_REPORT, 0, 4 + SENDER_INFO_LENGTH);
    if (packet < 0) {
      return false;
    }
    BigEndian.putInt(buffer, packet + 4, ssrc);
    BigEndian.putLong(buffer, packet + 8, ntp);
    BigEndian.putInt(buffer, packet + 16, rtpTimestamp);
    BigEndian.putInt(buffer, packet + 20, (int) packets);
    BigEndian.putInt(buffer, packet + 24, (int) octets);
    report = packet;
    return true;
  }

  /** A receiver report (RFC 3550 section 6.4.2); report blocks may follow. */
  public boolean receiverReport(int ssrc) {
    int packet = packet(RtcpType.RECEIVER_REPORT, 0, 4);
    if (packet < 0) {
      return false;
    }
    BigEndian.putInt(buffer, packet + 4, ssrc);
    report = packet;
    return true;
  }

  /**
   * A block of the report before it. Where another packet stands before it or the report is full, a
   * receiver report is begun. The fields are those of {@link RtcpHandler#reportBlock}.
   */
  public boolean reportBlock(
      int reporter,
      int ssrc,
      int fractionLost,
      int cumulativeLost,
      long highestSequence,
      long jitter,
      int lsr,
      int dlsr) {
    boolean newReport = report == NO_REPORT || (buffer[report] & 0x1F) == MAX_COUNT;
    int needed = REPORT_BLOCK_LENGTH + (newReport ? HEADER_LENGTH + 4 : 0);
    if (needed > limit - end || (newReport && !receiverReport(reporter))) {
      return false;
    }
    int lost = Math.clamp(cumulativeLost, -0x800000, 0x7FFFFF);
    BigEndian.putInt(buffer, end, ssrc);
    BigEndian.putU8(buffer, end + 4, fractionLost);
    BigEndian.putU24(buffer, end + 5, lost);
    BigEndian.putInt(buffer, end + 8, (int) highestSequence);
    BigEndian.putInt(buffer, end + 12, (int) jitter);
    BigEndian.putInt(buffer, end + 16, lsr);
    BigEndian.putInt(buffer, end + 20, dlsr);
    end += REPORT_BLOCK_LENGTH;
    buffer[report]++;
    BigEndian.putU16(buffer, report + 2, (end - report) / 4 - 1);
    return true;
  }

  /**
   * A source description with a canonical name (RFC 3550 section 6.5.1).
   *
   * @param cname at most 255 octets of UTF-8
   */
  public boolean sdesCname(int ssrc, byte[] cname) {
    int itemLength = 2 + cname.length;
    int chunkLength = (4 + itemLength + 1 + 3) / 4 * 4; // with at least one null octet at the end
    int packet =
        cname.length > MAX_CNAME_LENGTH ? -1 : packet(RtcpType.SOURCE_DESCRIPTION, 1, chunkLength);
    if (packet < 0) {
      return false;
    }
    BigEndian.putInt(buffer, packet + 4, ssrc);
    BigEndian.putU8(buffer, packet + 8, CNAME_ITEM);
    BigEndian.putU8(buffer, packet + 9, cname.length);
    System.arraycopy(cname, 0, buffer, packet + 10, cname.length);
    zero(packet + 10 + cname.length, end);
    return true;
  }

  /** A picture loss indication (RFC 4585 section 6.3.1). */
  public boolean pli(int sender, int media) {
    return feedback(RtcpType.PAYLOAD_FEEDBACK, RtcpType.FORMAT_PLI, sender, media, 0) >= 0;
  }

  /**
   * A full intra request (RFC 5104 section 4.3.1).
   *
   * @param sequence 8 bits, one more for every new request
   */
  public boolean fir(int sender, int media, int sequence) {
    int entry = feedback(RtcpType.PAYLOAD_FEEDBACK, RtcpType.FORMAT_FIR, sender, 0, 8);
    if (entry < 0) {
      return false;
    }
    BigEndian.putInt(buffer, entry, media);
    BigEndian.putInt(buffer, entry + 4, sequence << 24);
    return true;
  }

  /**
   * A generic NACK (RFC 4585 section 6.2.1).
   *
   * @param sequences lost packets, in ascending order so that they share entries
   */
  public boolean nack(int sender, int media, int[] sequences, int count) {
    int entries = 0;
    for (int i = 0; i < count; i = nextEntry(sequences, count, i)) {
      entries++;
    }
    int entry =
        entries == 0
            ? -1
            : feedback(
                RtcpType.TRANSPORT_FEEDBACK, RtcpType.FORMAT_NACK, sender, media, 4 * entries);
    if (entry < 0) {
      return false;
    }
    for (int first = 0; first < count; entry += 4) {
      int next = nextEntry(sequences, count, first);
      int bitmask = 0;
      for (int i = first + 1; i < next; i++) {
        bitmask |= 1 << (distance(sequences, first, i) - 1);
      }
      BigEndian.putU16(buffer, entry, sequences[first]);
      BigEndian.putU16(buffer, entry + 2, bitmask);
      first = next;
    }
    return true;
  }

  private static int nextEntry(int[] sequences, int count, int first) {
    int next = first + 1;
    while (next < count
        && distance(sequences, first, next) >= 1
        && distance(sequences, first, next) <= 16) {
      next++;
    }
    return next;
  }

  private static int distance(int[] sequences, int from, int to) {
    return (sequences[to] - sequences[from]) & 0xFFFF;
  }

  /**
   * A receiver estimated maximum bitrate (draft-alvestrand-rmcat-remb-03).
   *
   * @param bps bits per second, rounded down to what 18 bits of mantissa can say
   * @param ssrcs the streams it applies to, at most 255
   */
  public boolean remb(int sender, long bps, int[] ssrcs, int count) {
    int body =
        count > 255
            ? -1
            : feedback(
                RtcpType.PAYLOAD_FEEDBACK, RtcpType.FORMAT_APPLICATION, sender, 0, 8 + 4 * count);
    if (body < 0) {
      return false;
    }
    int exponent = 0;
    while (bps >> exponent > MAX_REMB_MANTISSA) {
      exponent++;
    }
    BigEndian.putInt(buffer, body, RtcpType.REMB_IDENTIFIER);
    BigEndian.putU8(buffer, body + 4, count);
    BigEndian.putU24(buffer, body + 5, exponent << 18 | (int) (bps >> exponent));
    for (int i = 0; i < count; i++) {
      BigEndian.putInt(buffer, body + 8 + 4 * i, ssrcs[i]);
    }
    return true;
  }

  /**
   * Transport-wide feedback (draft-holmer-rmcat-transport-wide-cc-extensions-01), filled up with
   * zeros to whole words.
   *
   * @param source holds what follows the media SSRC, from the base sequence number on
   */
  public boolean transportFeedback(
      int sender, int media, byte[] source, int sourceOffset, int sourceLength) {
    int padded = (sourceLength + 3) / 4 * 4;
    int body =
        feedback(RtcpType.TRANSPORT_FEEDBACK, RtcpType.FORMAT_TRANSPORT_CC, sender, media, padded);
    if (body < 0) {
      return false;
    }
    System.arraycopy(source, sourceOffset, buffer, body, sourceLength);
    zero(body + sourceLength, end);
    return true;
  }

  /** A goodbye of one source (RFC 3550 section 6.6). */
  public boolean bye(int ssrc) {
    int packet = packet(RtcpType.BYE, 1, 4);
    if (packet < 0) {
      return false;
    }
    BigEndian.putInt(buffer, packet + 4, ssrc);
    return true;
  }

  /** Begins a feedback message and returns the index of its control information. */
  private int feedback(int type, int format, int sender, int media, int controlLength) {
    int packet = packet(type, format, 8 + controlLength);
    if (packet < 0) {
      return -1;
    }
    BigEndian.putInt(buffer, packet + 4, sender);
    BigEndian.putInt(buffer, packet + 8, media);
    return packet + 12;
  }

  /** Begins a packet with so many octets behind its header; -1 if they do not fit. */
  private int packet(int type, int count, int bodyLength) {
    int packet = end;
    int length = HEADER_LENGTH + bodyLength;
    if (length > limit - packet) {
      return -1;
    }
    BigEndian.putU8(buffer, packet, 0x80 | count);
    BigEndian.putU8(buffer, packet + 1, type);
    BigEndian.putU16(buffer, packet + 2, length / 4 - 1);
    end += length;
    report = NO_REPORT;
    return packet;
  }

  private void zero(int from, int to) {
    for (int i = from; i < to; i++) {
      buffer[i] = 0;
    }
  }
}
