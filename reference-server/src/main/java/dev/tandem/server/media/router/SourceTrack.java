package dev.tandem.server.media.router;

import dev.tandem.server.media.api.ReceiveTrack;
import dev.tandem.server.media.api.SendTrack;
import dev.tandem.server.media.counters.DropReason;
import dev.tandem.server.media.feedback.PacketHistory;
import dev.tandem.server.media.feedback.SenderClock;
import dev.tandem.server.media.rtp.MediaKind;
import dev.tandem.server.media.rtp.RtpPacket;
import dev.tandem.server.media.rtp.SequenceNumbers;
import java.util.ArrayList;
import java.util.List;

/**
 * One m-line of a publication as the players of one media loop get it: keeps its packets for all of
 * them, and hands every packet to the players' tracks, together with what else has arrived by then.
 * On the publisher's loop a {@link ReceivedTrack} fills it, on others a {@link StreamMirror}. Used
 * by one media loop alone.
 */
final class SourceTrack {
  private static final int VIDEO_SLOTS = 1024;
  private static final int AUDIO_SLOTS = 128;
  static final int SLOT_OCTETS = 1600;
  private static final int MAX_WAITING_DISTANCE = AUDIO_SLOTS / 2 - 1;

  private final ReceiveTrack spec;
  private final int index;
  private final Feed feed;
  private final LoopContext loop;
  private final PayloadTypes payloadTypes;
  private final FormatPlans plans;
  private final PacketHistory history;
  private final List<SubscriberTrack> subscribers = new ArrayList<>();
  private final List<Crossing> crossings = new ArrayList<>();
  private final List<ClearPacket> waiting = new ArrayList<>();
  final VideoWatch video;
  final TrafficMeter traffic = new TrafficMeter();
  private final LatestKeyFrame keyFrame;
  private SenderClock clock;
  private boolean ssrcKnown;
  private int ssrc;

  /**
   * Creates a track without packets.
   *
   * @param index its place among the publication's tracks
   */
  SourceTrack(ReceiveTrack spec, int index, Feed feed, LoopContext loop) {
    this.spec = spec;
    this.index = index;
    this.feed = feed;
    this.loop = loop;
    this.payloadTypes = new PayloadTypes(spec.formats());
    this.plans = new FormatPlans(spec, payloadTypes);
    this.history = new PacketHistory(isVideo() ? VIDEO_SLOTS : AUDIO_SLOTS, SLOT_OCTETS);
    this.keyFrame = new LatestKeyFrame(history);
    this.clock = new SenderClock(clockRateHz());
    this.video = new VideoWatch(payloadTypes);
  }

  ReceiveTrack spec() {
    return spec;
  }

  int index() {
    return index;
  }

  int clockRateHz() {
    return spec.formats().getFirst().clockRateHz();
  }

  boolean isVideo() {
    return spec.kind() == MediaKind.VIDEO;
  }

  PayloadTypes payloadTypes() {
    return payloadTypes;
  }

  /** How packets are written for a player. */
  FormatPlan planFor(SendTrack player) {
    return plans.of(player);
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

  void add(SubscriberTrack subscriber) {
    subscribers.add(subscriber);
  }

  void remove(SubscriberTrack subscriber) {
    subscribers.remove(subscriber);
  }

  /** Has packets go to another loop as well, from the next one on. */
  void add(Crossing crossing, long nowNs) {
    crossings.add(crossing);
    if (clock.known()) {
      crossing.senderReport(index, clock.ntpAt(nowNs), clock.rtpAt(nowNs), nowNs);
    }
  }

  void remove(Crossing crossing) {
    crossings.remove(crossing);
  }

  void requestKeyFrame(long nowNs) {
    feed.requestKeyFrame(this, nowNs);
  }

  /** Has a player that can receive by now begin with a key frame: the last one, or the next one. */
  void begin(SubscriberTrack subscriber, long nowNs) {
    if (!isVideo()) {
      return;
    }
    forwardAll(nowNs);
    int count = subscriber.started() ? 0 : keyFrame.packetsSince(nowNs);
    for (int i = 0; i < count; i++) {
      int sequence = keyFrame.sequence(i);
      ClearPacket packet = loop.repeated;
      if (packet.set(history.buffer(), history.find(sequence), history.length(sequence), i == 0)) {
        subscriber.forward(List.of(packet), nowNs);
      }
    }
    if (!subscriber.started()) {
      requestKeyFrame(nowNs);
    }
  }

  /** Takes a sender report about the present SSRC. */
  void senderReport(long ntp, int rtpTimestamp, long nowNs) {
    boolean first = !clock.known();
    clock.report(ntp, rtpTimestamp, nowNs);
    for (int i = 0; first && i < subscribers.size(); i++) {
      subscribers.get(i).clockKnown(nowNs);
    }
    if (!crossings.isEmpty()) {
      forwardAll(nowNs); // what came before the report is to cross before it
    }
    for (int i = 0; i < crossings.size(); i++) {
      crossings.get(i).senderReport(index, ntp, rtpTimestamp, nowNs);
    }
  }

  /**
   * Keeps the packet that stands in the clear at the history's spare place, and has it wait to be
   * sent on.
   *
   * @return whether a key frame starts in it
   */
  boolean accept(RtpPacket packet, int length, long nowNs) {
    int sequence = packet.sequenceNumber();
    if (isFarFromWaiting(sequence)) {
      forwardAll(nowNs);
    }
    int offset = history.spareOffset();
    byte[] buffer = history.buffer();
    boolean startsKeyFrame = false;
    if (packet.payloadLength() > 0) {
      history.commit(sequence, length, nowNs);
      traffic.add(length, nowNs);
      startsKeyFrame = isVideo() && video.packet(packet, buffer, nowNs);
    }
    if (startsKeyFrame) {
      keyFrame.note(packet, nowNs);
    }
    ClearPacket place = loop.waiting.place(this, nowNs);
    if (place.set(buffer, offset, length, startsKeyFrame)) {
      waiting.add(place);
    }
    return startsKeyFrame;
  }

  /** Whether the packet might displace, in the history, one that still waits. */
  private boolean isFarFromWaiting(int sequence) {
    return !waiting.isEmpty()
        && Math.abs(SequenceNumbers.delta(sequence, waiting.getFirst().sequence()))
            > MAX_WAITING_DISTANCE;
  }

  private void forwardAll(long nowNs) {
    cross(nowNs);
    forward(nowNs);
    forgetWaiting();
  }

  /** Has what waits go to the other loops that have players of this track. */
  void cross(long nowNs) {
    for (int i = 0; i < crossings.size() && !waiting.isEmpty(); i++) {
      int dropped = crossings.get(i).packets(index, waiting);
      if (dropped > 0) {
        loop.counters.dropped(DropReason.OTHER_LOOP_BUSY, dropped);
        requestKeyFrame(nowNs);
      }
    }
  }

  /** Sends on what waits, player by player. */
  void forward(long nowNs) {
    EqualRuns.make(waiting);
    for (int i = 0; i < subscribers.size(); i++) {
      subscribers.get(i).forward(waiting, nowNs);
    }
  }

  /** What waits has been sent on. */
  void forgetWaiting() {
    waiting.clear();
  }

  /**
   * Takes note of the SSRC of a packet that is to come.
   *
   * @return whether it is another one: the publisher restarted its encoder or replaced its sender
   */
  boolean adopt(int newSsrc, long nowNs) {
    boolean switched = ssrcKnown && newSsrc != ssrc;
    if (switched) {
      forwardAll(nowNs);
      clock = new SenderClock(clockRateHz());
      history.clear();
      keyFrame.forget();
      for (int i = 0; i < subscribers.size(); i++) {
        subscribers.get(i).sourceSwitched();
      }
    }
    ssrc = newSsrc;
    ssrcKnown = true;
    return switched;
  }
}
