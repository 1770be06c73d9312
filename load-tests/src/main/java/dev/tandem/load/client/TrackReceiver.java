package dev.tandem.load.client;

import dev.tandem.load.client.PacketWindow.Verdict;
import dev.tandem.load.measure.Counter;
import dev.tandem.load.measure.Timing;
import dev.tandem.server.media.api.ReceiveTrack;
import dev.tandem.server.media.api.RtpFormat;
import dev.tandem.server.media.api.RtpFormat.Feedback;
import dev.tandem.server.media.feedback.KeyFrameRequester;
import dev.tandem.server.media.feedback.LossDetector;
import dev.tandem.server.media.feedback.ReceptionStatistics;
import dev.tandem.server.media.rewrite.RtxReader;
import dev.tandem.server.media.rtp.Codec;
import dev.tandem.server.media.rtp.HeaderExtension;
import dev.tandem.server.media.rtp.MediaKind;
import dev.tandem.server.media.rtp.RtpPacket;
import dev.tandem.server.media.rtp.VideoPayload;
import dev.tandem.server.media.transport.MediaTransport;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One m-line of one player: counts by the clear header, and, where it checks or still waits for its
 * first key frame, decrypts.
 */
final class TrackReceiver {
  private static final long KEY_FRAME_MIN_INTERVAL_NS = 500_000_000L;
  private static final long KEY_FRAME_REPEAT_NS = 1_000_000_000L;

  private final ReceiveTrack spec;
  private final boolean checks;
  private final boolean asksAgain;
  private final boolean tellsArrivals;
  private final int transportSequenceId;
  private final ClientLoop loop;
  private final LongConsumer keyFrame;
  private final @Nullable Codec[] codecs = new Codec[128];
  private final boolean[] isRtx = new boolean[128];
  private final PacketWindow window = new PacketWindow();
  private final PacketCheck check;
  private final FreezeRule freezeRule = new FreezeRule();
  final FrameAssembler frames = new FrameAssembler(this::frame);
  final LossDetector loss = new LossDetector();
  final KeyFrameRequester keyFrames =
      new KeyFrameRequester(KEY_FRAME_MIN_INTERVAL_NS, KEY_FRAME_REPEAT_NS);
  private ReceptionStatistics reception;
  private boolean keyFrameSeen;
  private boolean ssrcKnown;
  private int ssrc;
  private long packets;
  private long lostTold;
  private long freezes;

  TrackReceiver(
      ReceiveTrack spec, boolean checks, ClientLoop loop, Origin origin, LongConsumer keyFrame) {
    this.spec = spec;
    this.checks = checks;
    this.asksAgain = has(Feedback.NACK);
    this.transportSequenceId = spec.extensions().id(HeaderExtension.TRANSPORT_CC);
    this.tellsArrivals = transportSequenceId > 0 && has(Feedback.TRANSPORT_CC);
    this.loop = loop;
    this.keyFrame = keyFrame;
    this.check = new PacketCheck(loop, origin);
    this.reception = statistics();
    for (RtpFormat format : spec.formats()) {
      codecs[format.payloadType()] = format.codec();
      if (format.rtxPayloadType() >= 0) {
        isRtx[format.rtxPayloadType()] = true;
      }
    }
  }

  private ReceptionStatistics statistics() {
    return new ReceptionStatistics(spec.formats().getFirst().clockRateHz());
  }

  boolean takes(int payloadType) {
    return codecs[payloadType] != null || isRtx[payloadType];
  }

  boolean isVideo() {
    return spec.kind() == MediaKind.VIDEO;
  }

  private boolean has(Feedback feedback) {
    return spec.formats().stream().anyMatch(f -> f.feedback().contains(feedback));
  }

  /** Whether it may ask for packets that are missing. */
  boolean asksAgain() {
    return asksAgain;
  }

  /** Whether the server wants to know when each packet arrived. */
  boolean tellsArrivals() {
    return tellsArrivals;
  }

  /** Id of the header extension with the transport-wide number, or 0. */
  int transportSequenceId() {
    return transportSequenceId;
  }

  boolean ssrcKnown() {
    return ssrcKnown;
  }

  int ssrc() {
    return ssrc;
  }

  ReceptionStatistics reception() {
    return reception;
  }

  /** Takes a packet whose clear header the loop's flyweight stands on. */
  void packet(MediaTransport transport, byte[] buffer, int offset, int length, long nowNs) {
    RtpPacket clear = loop.packet;
    int payloadType = clear.payloadType();
    if (isRtx[payloadType]) {
      retransmission(transport, buffer, offset, length, nowNs);
      return;
    }
    adopt(clear.ssrc());
    packets++;
    int sequence = clear.sequenceNumber();
    reception.packet(sequence, clear.timestamp(), nowNs);
    Verdict verdict = window.packet(sequence);
    count(verdict);
    loss.packet(sequence, nowNs);
    boolean late = verdict == Verdict.LATE;
    if (checks || (isVideo() && !keyFrameSeen)) {
      decrypt(transport, buffer, offset, length, sequence, late, nowNs);
    }
  }

  private void count(Verdict verdict) {
    switch (verdict) {
      case LATE -> loop.figures.count(Counter.PACKETS_REORDERED);
      case TWICE -> loop.figures.count(Counter.PACKETS_DUPLICATED);
      default -> {}
    }
  }

  private void adopt(int newSsrc) {
    if (!ssrcKnown || ssrc != newSsrc) {
      ssrcKnown = true;
      ssrc = newSsrc;
      reception = statistics();
      loss.clear();
    }
  }

  private void decrypt(
      MediaTransport transport,
      byte[] buffer,
      int offset,
      int length,
      int sequence,
      boolean late,
      long nowNs) {
    if (transport.unprotectRtp(buffer, offset, length, loop.plain, 0) != null
        || !loop.packet.wrap(loop.plain, 0, transport.plainLength())) {
      loop.figures.count(Counter.PACKETS_NOT_AUTHENTIC);
      return;
    }
    plain(loop.plain, loop.packet.payloadOffset(), loop.packet.payloadLength(), sequence, nowNs);
    if (checks) {
      Codec codec = codecs[loop.packet.payloadType()];
      check.packet(
          codec == null ? Codec.OPUS : codec,
          loop.packet.payloadOffset(),
          loop.packet.payloadLength(),
          window.extend(sequence),
          late,
          nowNs);
    }
  }

  private void plain(byte[] buffer, int offset, int length, int sequence, long nowNs) {
    Codec codec = codecs[loop.packet.payloadType()];
    if (codec == null || !isVideo()) {
      return;
    }
    int marks = loop.packet.marker() ? FrameAssembler.MARKER : 0;
    if (length > 0 && VideoPayload.startsKeyFrame(codec, buffer, offset, length)) {
      marks |= FrameAssembler.KEY;
      keyFrames.keyFrameArrived();
    }
    frames.packet(window.extend(sequence), marks, nowNs);
    if (!frames.isDecodable()) {
      keyFrames.request(nowNs);
    }
  }

  private void retransmission(
      MediaTransport transport, byte[] buffer, int offset, int length, long nowNs) {
    if (transport.unprotectRtp(buffer, offset, length, loop.plain, 0) != null
        || !loop.packet.wrap(loop.plain, 0, transport.plainLength())) {
      loop.figures.count(Counter.PACKETS_NOT_AUTHENTIC);
      return;
    }
    int sequence = RtxReader.originalSequence(loop.plain, loop.packet);
    if (sequence < 0 || !ssrcKnown || window.extend(sequence) > window.highest()) {
      return;
    }
    if (window.packet(sequence) == Verdict.LATE) {
      loop.figures.count(Counter.PACKETS_RECOVERED);
      loss.packet(sequence, nowNs);
      recovered(sequence, nowNs);
    }
  }

  private void recovered(int sequence, long nowNs) {
    if (!isVideo() || !(checks || !keyFrameSeen)) {
      return;
    }
    int offset = loop.packet.payloadOffset() + 2;
    int length = loop.packet.payloadLength() - 2;
    Codec codec = spec.formats().getFirst().codec();
    int marks = loop.packet.marker() ? FrameAssembler.MARKER : 0;
    if (length > 0 && VideoPayload.startsKeyFrame(codec, loop.plain, offset, length)) {
      marks |= FrameAssembler.KEY;
    }
    frames.packet(window.extend(sequence), marks, nowNs);
  }

  private void frame(boolean key, long nowNs) {
    if (key && !keyFrameSeen) {
      keyFrameSeen = true;
      keyFrame.accept(nowNs);
    }
    if (!checks) {
      return;
    }
    loop.figures.count(Counter.FRAMES);
    if (key) {
      loop.figures.count(Counter.KEY_FRAMES);
    }
    long frozenNs = freezeRule.frame(nowNs);
    if (frozenNs > 0) {
      freezes++;
      loop.figures.count(Counter.FREEZES);
      loop.figures.record(Timing.FREEZE, frozenNs);
    }
  }

  /** Adds what has been lost since the last call to the loop's figures. */
  void settle() {
    long lostNow = window.missing();
    loop.figures.count(Counter.PACKETS_LOST, lostNow - lostTold);
    lostTold = lostNow;
  }

  /** Records the jitter of the last second. */
  void recordJitter() {
    long clock = spec.formats().getFirst().clockRateHz();
    loop.figures.record(Timing.JITTER, reception.jitter() * 1_000_000_000L / clock);
  }

  long packets() {
    return packets;
  }

  long lost() {
    return window.missing();
  }

  long freezes() {
    return freezes;
  }

  /** Whether frames are put together, so that a missing packet can hold them up. */
  boolean watchesFrames() {
    return isVideo() && (checks || !keyFrameSeen);
  }
}
