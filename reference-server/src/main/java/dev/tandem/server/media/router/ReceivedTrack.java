package dev.tandem.server.media.router;

import dev.tandem.server.media.api.RtpFormat;
import dev.tandem.server.media.counters.DropReason;
import dev.tandem.server.media.feedback.KeyFrameRequester;
import dev.tandem.server.media.feedback.LossDetector;
import dev.tandem.server.media.feedback.PacketHistory;
import dev.tandem.server.media.feedback.ReceptionStatistics;
import dev.tandem.server.media.rewrite.RtxReader;
import dev.tandem.server.media.rtp.RtpPacket;

/**
 * One m-line of a publisher: notices what is missing and what came twice, and fills the {@link
 * SourceTrack} that players are served from. Used by the publisher's media loop alone.
 */
final class ReceivedTrack {
  private static final int MAX_RTX_AHEAD = 128;
  static final long KEY_FRAME_MIN_INTERVAL_NS = 500_000_000L;
  private static final long KEY_FRAME_REPEAT_NS = 1_000_000_000L;

  private final LoopContext loop;
  final SourceTrack source;
  final KeyFrameRequester keyFrames =
      new KeyFrameRequester(KEY_FRAME_MIN_INTERVAL_NS, KEY_FRAME_REPEAT_NS);
  final LossDetector loss = new LossDetector();
  ReceptionStatistics reception;

  ReceivedTrack(SourceTrack source, LoopContext loop) {
    this.source = source;
    this.loop = loop;
    this.reception = new ReceptionStatistics(source.clockRateHz());
  }

  boolean isVideo() {
    return source.isVideo();
  }

  boolean ssrcKnown() {
    return source.ssrcKnown();
  }

  int ssrc() {
    return source.ssrc();
  }

  boolean has(RtpFormat.Feedback feedback) {
    return source.spec().formats().stream().anyMatch(f -> f.feedback().contains(feedback));
  }

  /** Takes a media packet that stands in the clear at the history's spare slot. */
  void media(RtpPacket packet, int length, long nowNs) {
    if (source.adopt(packet.ssrc(), nowNs)) {
      loss.clear();
      reception = new ReceptionStatistics(source.clockRateHz());
    }
    int sequence = packet.sequenceNumber();
    reception.packet(sequence, packet.timestamp(), nowNs);
    if (source.history().hasSeen(sequence)) {
      loop.counters.dropped(DropReason.RTP_DUPLICATE);
      return;
    }
    accept(packet, length, nowNs);
  }

  /** Takes a retransmission (RFC 4588) that stands in the clear outside of the history. */
  void retransmission(RtpPacket packet, byte[] buffer, long nowNs) {
    PacketHistory history = source.history();
    int sequence = RtxReader.originalSequence(buffer, packet);
    if (sequence < 0 || !ssrcKnown()) {
      loop.counters.dropped(DropReason.RTP_PADDING);
      return;
    }
    if (history.hasSeen(sequence) || history.ahead(sequence) > MAX_RTX_AHEAD) {
      loop.counters.dropped(DropReason.RTP_DUPLICATE);
      return;
    }
    int payloadType = source.payloadTypes().primaryOfRtx(packet.payloadType());
    int spare = history.spareOffset();
    byte[] slab = history.buffer();
    int length = RtxReader.restore(buffer, packet, payloadType, ssrc(), slab, spare);
    if (packet.wrap(slab, spare, length)) {
      accept(packet, length, nowNs);
    }
  }

  private void accept(RtpPacket packet, int length, long nowNs) {
    loss.packet(packet.sequenceNumber(), nowNs);
    if (packet.payloadLength() == 0) {
      loop.counters.dropped(DropReason.RTP_PADDING);
    }
    if (source.accept(packet, length, nowNs)) {
      keyFrames.keyFrameArrived();
    }
  }

  /** Takes a sender report about the present SSRC. */
  void senderReport(long ntp, int rtpTimestamp, long nowNs) {
    reception.senderReport(ntp, nowNs);
    source.senderReport(ntp, rtpTimestamp, nowNs);
  }
}
