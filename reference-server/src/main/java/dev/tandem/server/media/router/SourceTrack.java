package dev.tandem.server.media.router;

import dev.tandem.server.media.api.ReceiveTrack;
import dev.tandem.server.media.api.RtpFormat;
import dev.tandem.server.media.counters.DropReason;
import dev.tandem.server.media.feedback.KeyFrameRequester;
import dev.tandem.server.media.feedback.LossDetector;
import dev.tandem.server.media.feedback.PacketHistory;
import dev.tandem.server.media.feedback.ReceptionStatistics;
import dev.tandem.server.media.feedback.SenderClock;
import dev.tandem.server.media.rewrite.RtxReader;
import dev.tandem.server.media.rtp.MediaKind;
import dev.tandem.server.media.rtp.RtpPacket;
import dev.tandem.server.media.rtp.SequenceNumbers;
import java.util.ArrayList;
import java.util.List;

/**
 * One m-line of a publisher: keeps its packets for all players, notices what is missing, and hands
 * every packet to the players' tracks, together with what else has arrived by then. Used by one
 * media loop alone.
 */
final class SourceTrack {
  private static final int VIDEO_SLOTS = 1024;
  private static final int AUDIO_SLOTS = 128;
  static final int SLOT_OCTETS = 1600;
  private static final int MAX_RTX_AHEAD = 128;
  private static final int MAX_WAITING_DISTANCE = AUDIO_SLOTS / 2 - 1;
  private static final long KEY_FRAME_MIN_INTERVAL_NS = 500_000_000L;
  private static final long KEY_FRAME_REPEAT_NS = 1_000_000_000L;

  private final ReceiveTrack spec;
  private final LoopContext loop;
  private final PayloadTypes payloadTypes;
  private final PacketHistory history;
  private final List<SubscriberTrack> subscribers = new ArrayList<>();
  private final List<ClearPacket> waiting = new ArrayList<>();
  final VideoWatch video;
  final TrafficMeter traffic = new TrafficMeter();
  final KeyFrameRequester keyFrames =
      new KeyFrameRequester(KEY_FRAME_MIN_INTERVAL_NS, KEY_FRAME_REPEAT_NS);
  final LossDetector loss = new LossDetector();
  ReceptionStatistics reception;
  private SenderClock clock;
  private boolean ssrcKnown;
  private int ssrc;

  SourceTrack(ReceiveTrack spec, LoopContext loop) {
    this.spec = spec;
    this.loop = loop;
    this.payloadTypes = new PayloadTypes(spec.formats());
    this.history = new PacketHistory(isVideo() ? VIDEO_SLOTS : AUDIO_SLOTS, SLOT_OCTETS);
    this.clock = new SenderClock(clockRateHz());
    this.reception = new ReceptionStatistics(clockRateHz());
    this.video = new VideoWatch(payloadTypes);
  }

  ReceiveTrack spec() {
    return spec;
  }

  private int clockRateHz() {
    return spec.formats().getFirst().clockRateHz();
  }

  boolean isVideo() {
    return spec.kind() == MediaKind.VIDEO;
  }

  PayloadTypes payloadTypes() {
    return payloadTypes;
  }

  PacketHistory history() {
    return history;
  }

  /** The publisher's clocks as its last sender report told them. */
  SenderClock clock() {
    return clock;
  }

  boolean ssrcKnown() {
    return ssrcKnown;
  }

  int ssrc() {
    return ssrc;
  }

  boolean has(RtpFormat.Feedback feedback) {
    return spec.formats().stream().anyMatch(f -> f.feedback().contains(feedback));
  }

  void add(SubscriberTrack subscriber) {
    subscribers.add(subscriber);
  }

  void remove(SubscriberTrack subscriber) {
    subscribers.remove(subscriber);
  }

  /** Takes a media packet that stands in the clear at the history's spare slot. */
  void media(RtpPacket packet, int length, long nowNs) {
    adopt(packet.ssrc(), nowNs);
    int sequence = packet.sequenceNumber();
    reception.packet(sequence, packet.timestamp(), nowNs);
    if (history.hasSeen(sequence)) {
      loop.counters.dropped(DropReason.RTP_DUPLICATE);
      return;
    }
    accept(packet, length, nowNs);
  }

  /** Takes a retransmission (RFC 4588) that stands in the clear outside of the history. */
  void retransmission(RtpPacket packet, byte[] buffer, long nowNs) {
    int sequence = RtxReader.originalSequence(buffer, packet);
    if (sequence < 0 || !ssrcKnown) {
      loop.counters.dropped(DropReason.RTP_PADDING);
      return;
    }
    if (history.hasSeen(sequence) || history.ahead(sequence) > MAX_RTX_AHEAD) {
      loop.counters.dropped(DropReason.RTP_DUPLICATE);
      return;
    }
    int payloadType = payloadTypes.primaryOfRtx(packet.payloadType());
    int spare = history.spareOffset();
    byte[] slab = history.buffer();
    int length = RtxReader.restore(buffer, packet, payloadType, ssrc, slab, spare);
    if (packet.wrap(slab, spare, length)) {
      accept(packet, length, nowNs);
    }
  }

  /** Takes a sender report about the present SSRC. */
  void senderReport(long ntp, int rtpTimestamp, long nowNs) {
    boolean first = !clock.known();
    clock.report(ntp, rtpTimestamp, nowNs);
    reception.senderReport(ntp, nowNs);
    for (int i = 0; first && i < subscribers.size(); i++) {
      subscribers.get(i).clockKnown(nowNs);
    }
  }

  private void accept(RtpPacket packet, int length, long nowNs) {
    int sequence = packet.sequenceNumber();
    loss.packet(sequence, nowNs);
    if (isFarFromWaiting(sequence)) {
      forwardAll(nowNs);
    }
    int offset = history.spareOffset();
    byte[] buffer = history.buffer();
    boolean startsKeyFrame = false;
    if (packet.payloadLength() == 0) {
      loop.counters.dropped(DropReason.RTP_PADDING);
    } else {
      history.commit(sequence, length, nowNs);
      traffic.add(length, nowNs);
      startsKeyFrame = isVideo() && watchVideo(packet, buffer);
    }
    ClearPacket place = loop.waiting.place(this, nowNs);
    if (place.set(buffer, offset, length, startsKeyFrame)) {
      waiting.add(place);
    }
  }

  /** Whether the packet might displace, in the history, one that still waits. */
  private boolean isFarFromWaiting(int sequence) {
    return !waiting.isEmpty()
        && Math.abs(SequenceNumbers.delta(sequence, waiting.getFirst().sequence()))
            > MAX_WAITING_DISTANCE;
  }

  private void forwardAll(long nowNs) {
    forward(nowNs);
    forgetWaiting();
  }

  /** Sends on what waits, player by player. */
  void forward(long nowNs) {
    for (int i = 0; i < subscribers.size(); i++) {
      SubscriberTrack subscriber = subscribers.get(i);
      for (int k = 0; k < waiting.size(); k++) {
        ClearPacket packet = waiting.get(k);
        if (packet.isFiller()) {
          subscriber.skipped(packet.sequence());
        } else {
          subscriber.forward(packet, nowNs);
        }
      }
    }
  }

  /** What waits has been sent on. */
  void forgetWaiting() {
    waiting.clear();
  }

  private boolean watchVideo(RtpPacket packet, byte[] buffer) {
    boolean startsKeyFrame = video.packet(packet, buffer);
    if (startsKeyFrame) {
      keyFrames.keyFrameArrived();
    }
    return startsKeyFrame;
  }

  /** Goes over to another SSRC: the publisher restarted its encoder or replaced its sender. */
  private void adopt(int newSsrc, long nowNs) {
    if (ssrcKnown && newSsrc == ssrc) {
      return;
    }
    if (ssrcKnown) {
      forwardAll(nowNs);
      loss.clear();
      reception = new ReceptionStatistics(clockRateHz());
      clock = new SenderClock(clockRateHz());
      history.clear();
      for (int i = 0; i < subscribers.size(); i++) {
        subscribers.get(i).sourceSwitched();
      }
    }
    ssrc = newSsrc;
    ssrcKnown = true;
  }
}
