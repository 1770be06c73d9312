package dev.tandem.conformance.probe.packet;

import java.util.List;
import java.util.Map;

/**
 * One packet of a compound RTCP packet as an immutable value (RFC 3550, 6; RFC 4585; RFC 5104).
 * Unsigned 32-bit fields, such as SSRCs, are longs; {@code sender} is the SSRC of who sends the
 * packet and {@code media} that of the stream it speaks about.
 */
public sealed interface Rtcp {

  /** Reads a compound or reduced-size (RFC 5506) packet that fills the array. */
  static List<Rtcp> parse(byte[] compound) throws MalformedPacketException {
    return RtcpReader.read(compound);
  }

  /** The packets one after the other, as one datagram carries them. */
  static byte[] compound(List<? extends Rtcp> packets) {
    return RtcpWriter.write(packets);
  }

  static byte[] compound(Rtcp... packets) {
    return compound(List.of(packets));
  }

  /** Whether a datagram of the RTP/RTCP range is RTCP by its packet type (RFC 5761, 4). */
  static boolean isRtcp(byte[] datagram) {
    return datagram.length >= 2 && (datagram[1] & 0xff) >= 192 && (datagram[1] & 0xff) <= 223;
  }

  /** What one receiver says about one stream; the fraction is in 256ths (RFC 3550, 6.4.1). */
  record ReportBlock(
      long ssrc,
      int fractionLost,
      int cumulativeLost,
      long highestSequence,
      long jitter,
      long lastSenderReport,
      long delaySinceLastSenderReport) {}

  /** SR; {@code ntp} is the 64-bit NTP timestamp. */
  record SenderReport(
      long sender, long ntp, long rtpTimestamp, long packets, long octets, List<ReportBlock> blocks)
      implements Rtcp {
    /** The middle 32 bits of the NTP timestamp, which a report block repeats. */
    public long compactNtp() {
      return ntp >>> 16 & 0xffff_ffffL;
    }
  }

  /** RR. */
  record ReceiverReport(long sender, List<ReportBlock> blocks) implements Rtcp {}

  /** SDES; the CNAME of each source that has one. */
  record SourceDescription(Map<Long, String> cnames) implements Rtcp {}

  /** BYE; the reason is empty if none is given. */
  record Bye(List<Long> sources, String reason) implements Rtcp {}

  /** NACK (RFC 4585, 6.2.1), in the order in which the packet names the sequence numbers. */
  record GenericNack(long sender, long media, List<Integer> sequences) implements Rtcp {}

  /** PLI (RFC 4585, 6.3.1). */
  record PictureLossIndication(long sender, long media) implements Rtcp {}

  /** FIR (RFC 5104, 4.3.1). */
  record FullIntraRequest(long sender, List<Target> targets) implements Rtcp {
    /** A stream that is to send a key frame; a repeated request has the same sequence number. */
    public record Target(long ssrc, int sequence) {}
  }

  /** REMB (draft-alvestrand-rmcat-remb). */
  record Remb(long sender, long bitsPerSecond, List<Long> ssrcs) implements Rtcp {}

  /**
   * Transport-wide feedback (draft-holmer-rmcat-transport-wide-cc-extensions-01): {@code
   * referenceTime} in units of 64 ms, {@code feedbackCount} modulo 256.
   */
  record TransportFeedback(
      long sender,
      long media,
      int baseSequence,
      int referenceTime,
      int feedbackCount,
      List<Arrival> arrivals)
      implements Rtcp {
    /** One packet in the order of transport-wide sequence numbers; delta in units of 250 us. */
    public record Arrival(int sequence, boolean received, int delta) {}

    /** The transport-wide sequence numbers that arrived. */
    public List<Integer> received() {
      return arrivals.stream().filter(Arrival::received).map(Arrival::sequence).toList();
    }
  }

  /** Any other packet: its type, the five bits of its count or format, and all its bytes. */
  @SuppressWarnings("ArrayRecordComponent") // carried unread, compared by nobody
  record Other(int packetType, int format, byte[] bytes) implements Rtcp {}
}
