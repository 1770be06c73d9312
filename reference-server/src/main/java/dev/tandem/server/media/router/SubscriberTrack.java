package dev.tandem.server.media.router;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.tandem.server.media.api.SendTrack;
import dev.tandem.server.media.counters.DropReason;
import dev.tandem.server.media.feedback.PacketHistory;
import dev.tandem.server.media.feedback.RoundTrip;
import dev.tandem.server.media.rewrite.RtxWriter;
import dev.tandem.server.media.rewrite.SequenceRewriter;
import dev.tandem.server.media.rewrite.TimestampRewriter;
import dev.tandem.server.media.rtp.PlainText;
import dev.tandem.server.media.rtp.RtpHeaderWriter;
import dev.tandem.server.media.rtp.RtpPacket;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** One m-line of one player: rewrites each packet's header and has it encrypted and sent. */
final class SubscriberTrack {
  private static final int NO_FORMAT = -1;

  private final SendTrack spec;
  private final int ssrc;
  private final SourceTrack source;
  private final SubscriberSession session;
  private final LoopContext loop;
  private final FormatPlan plan;
  private final SequenceRewriter sequences;
  private final TimestampRewriter timestamps;
  private final RetransmissionBudget budget = new RetransmissionBudget();
  final RoundTrip roundTrip = new RoundTrip();
  final TrafficMeter traffic = new TrafficMeter();
  private int rtxSequence;
  private int newPackets;
  private int newOctets;
  private boolean started;
  private long payloadOctets;
  private int lastPayloadType = NO_FORMAT;

  SubscriberTrack(SendTrack spec, SourceTrack source, SubscriberSession session, LoopContext loop) {
    this.spec = spec;
    this.ssrc = (int) spec.ssrc();
    this.source = source;
    this.session = session;
    this.loop = loop;
    plan = source.planFor(spec);
    sequences = new SequenceRewriter(loop.random.nextInt(1 << 15));
    timestamps = new TimestampRewriter(loop.random.nextInt());
    rtxSequence = loop.random.nextInt(1 << 15);
  }

  SendTrack spec() {
    return spec;
  }

  SourceTrack source() {
    return source;
  }

  int ssrc() {
    return ssrc;
  }

  boolean started() {
    return started;
  }

  /** Sends on what has arrived of the source. */
  void forward(List<ClearPacket> run, long nowNs) {
    boolean connected = session.transport().isConnected();
    for (int i = 0; i < run.size(); i++) {
      ClearPacket clear = run.get(i);
      if (clear.isFiller()) {
        skipped(clear.sequence());
      } else if (connected) {
        forward(clear, nowNs);
      } else {
        loop.counters.dropped(DropReason.PLAYER_NOT_CONNECTED);
      }
    }
    account(nowNs);
  }

  /** Sends a packet on, unless the player has to wait or cannot take it. */
  private void forward(ClearPacket clear, long nowNs) {
    if (!started && !start(clear, nowNs)) {
      return;
    }
    int payloadType = plan.payloadType(clear.payloadType());
    PlainText text = payloadType < 0 ? null : plan.payload.of(clear);
    int sequence = clear.sequence();
    if (text == null) {
      loop.counters.dropped(DropReason.PLAYER_LACKS_FORMAT);
      skipped(sequence);
      return;
    }
    int outSequence = sequences.rewrite(sequence);
    if (outSequence < 0) {
      loop.counters.dropped(DropReason.PLAYER_WAITS_FOR_KEY_FRAME);
      return;
    }
    lastPayloadType = payloadType;
    timestamps.observe(clear.timestamp());
    send(clear, text, payloadType, outSequence, nowNs);
  }

  private boolean start(ClearPacket clear, long nowNs) {
    if (source.isVideo() && !clear.startsKeyFrame()) {
      loop.counters.dropped(DropReason.PLAYER_WAITS_FOR_KEY_FRAME);
      source.requestKeyFrame(nowNs);
      return false;
    }
    sequences.start(clear.sequence());
    timestamps.start(clear.timestamp());
    started = true;
    session.reportSoon(nowNs);
    return true;
  }

  private void send(ClearPacket clear, PlainText text, int payloadType, int sequence, long nowNs) {
    RtpPacket packet = clear.header();
    ExtensionPlan extensions = plan.extensions;
    int wide = session.nextTransportSequence(extensions);
    byte[] out = loop.out;
    RtpHeaderWriter header = loop.header;
    header.begin(
        out,
        0,
        clear.hasMarker(),
        payloadType,
        sequence,
        timestamps.rewrite(clear.timestamp()),
        ssrc,
        extensions.needsTwoByteForm(packet));
    extensions.write(header, packet, clear.buffer(), wide, nowNs);
    int headerLength = header.finish();
    PlainText sealed = maybePadded(clear, text);
    if (sealed != text) {
      RtpHeaderWriter.markPadded(out, 0);
    }
    int sent = session.transport().sendRtp(out, 0, headerLength, sealed);
    payloadOctets += text.length();
    sent(sent, extensions, wide, nowNs);
  }

  /** None for players who get the same packet again when they miss it: that one has no padding. */
  private PlainText maybePadded(ClearPacket clear, PlainText text) {
    boolean whole = text == clear.payload();
    return whole && !plan.repeatsToTheBit() ? clear.padded() : text;
  }

  private void sent(int octets, ExtensionPlan extensions, int wide, long nowNs) {
    if (octets < 0) {
      loop.counters.dropped(DropReason.SEND_FAILED);
      return;
    }
    newPackets++;
    newOctets += octets;
    if (extensions.hasTransportSequence()) {
      session.bandwidth.sent(wide, octets, nowNs);
    }
  }

  /** Counts what was sent since the last call. */
  private void account(long nowNs) {
    if (newPackets > 0) {
      loop.counters.sent(newPackets, newOctets);
      traffic.add(newPackets, newOctets, nowNs);
      newPackets = 0;
      newOctets = 0;
    }
  }

  /** Notes that the source left out a sequence number on purpose: the player shall not miss it. */
  private void skipped(int sourceSequence) {
    if (started && sequences.accepts(sourceSequence)) {
      sequences.dropped(sourceSequence);
    }
  }

  /** Goes on, without a gap, with the first key frame of the source's new SSRC. */
  void sourceSwitched() {
    started = false;
  }

  /** Sends a packet again that the player misses, from the history that all players share. */
  void resend(int outSequence, long nowNs) {
    int sourceSequence = started ? sequences.sourceOf(outSequence) : -1;
    PacketHistory history = source.history();
    int offset = sourceSequence < 0 ? -1 : history.find(sourceSequence);
    if (offset < 0) {
      loop.counters.dropped(DropReason.NACK_NOT_IN_HISTORY);
      return;
    }
    int length = history.length(sourceSequence);
    if (!budget.take(length, source.traffic.bps(nowNs), nowNs)) {
      loop.counters.dropped(DropReason.NACK_OVER_BUDGET);
      return;
    }
    ClearPacket clear = loop.repeated;
    if (!clear.set(history.buffer(), offset, length, false)) {
      return;
    }
    int payloadType = plan.payloadType(clear.payloadType());
    PlainText text = payloadType < 0 ? null : plan.payload.of(clear);
    if (text == null) {
      return;
    }
    int rtxPayloadType = plan.rtxPayloadType(payloadType);
    if (rtxPayloadType >= 0) {
      sendRtx(clear.header(), text, rtxPayloadType, outSequence, nowNs);
    } else if (plan.repeatsToTheBit()) {
      send(clear, text, payloadType, outSequence, nowNs);
    } else {
      loop.counters.dropped(DropReason.NACK_NOT_NEGOTIATED);
    }
    account(nowNs);
  }

  /** Sends a retransmission (RFC 4588). */
  private void sendRtx(
      RtpPacket packet, PlainText text, int payloadType, int outSequence, long nowNs) {
    byte[] buffer = text.array();
    int payloadLength =
        RtxWriter.write(loop.rtxPayload, 0, outSequence, buffer, text.offset(), text.length());
    MemorySegment.copy(loop.rtxPayload, 0, loop.rtxMemory, JAVA_BYTE, 0, payloadLength);
    rtxSequence = (rtxSequence + 1) & 0xffff;
    ExtensionPlan extensions = plan.rtxExtensions;
    int wide = session.nextTransportSequence(extensions);
    loop.header.begin(
        loop.out,
        0,
        packet.marker(),
        payloadType,
        rtxSequence,
        timestamps.rewrite(packet.timestamp()),
        (int) spec.rtxSsrc(),
        extensions.needsTwoByteForm(packet));
    extensions.write(loop.header, packet, buffer, wide, nowNs);
    loop.rtxText.set(loop.rtxPayload, 0, loop.rtxMemory, 0, payloadLength);
    int sent = session.transport().sendRtp(loop.out, 0, loop.header.finish(), loop.rtxText);
    sent(sent, extensions, wide, nowNs);
  }

  /** The source's clock is known now: the player is to be told soon. */
  void clockKnown(long nowNs) {
    if (started) {
      session.reportSoon(nowNs);
    }
  }

  /** Appends a sender report whose clock is the publisher's, so that lips stay in sync. */
  void writeSenderReport(byte[] cname, long nowNs) {
    if (!started || !source.clock().known() || lastPayloadType == NO_FORMAT) {
      return;
    }
    long ntp = source.clock().ntpAt(nowNs);
    int timestamp = timestamps.rewrite(source.clock().rtpAt(nowNs));
    loop.rtcp.senderReport(ssrc(), ntp, timestamp, traffic.packets(), payloadOctets);
    loop.rtcp.sdesCname(ssrc(), cname);
    roundTrip.reportSent(ntp, nowNs);
  }
}
