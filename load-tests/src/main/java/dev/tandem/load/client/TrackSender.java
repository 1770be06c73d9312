package dev.tandem.load.client;

import dev.tandem.load.measure.Counter;
import dev.tandem.load.measure.Timing;
import dev.tandem.load.stream.FrameStamp;
import dev.tandem.load.stream.PreparedTrack;
import dev.tandem.load.stream.SendTimes;
import dev.tandem.load.stream.WallClock;
import dev.tandem.server.media.FarPeer;
import dev.tandem.server.media.api.RtpFormat;
import dev.tandem.server.media.api.RtpFormat.Feedback;
import dev.tandem.server.media.api.SendTrack;
import dev.tandem.server.media.rtp.HeaderExtension;
import dev.tandem.server.media.rtp.MediaKind;
import java.nio.charset.StandardCharsets;

/**
 * Sends one track of a prepared stream: each frame when it is due, all its packets at once. Where
 * it begins anew, sequence numbers, timestamps and picture numbers go on.
 */
final class TrackSender {
  private static final int MOST_FRAMES_AT_ONCE = 8;
  private static final long GIVE_UP_NS = 1_000_000_000L;
  private static final long KEY_FRAME_INTERVAL_NS = 300_000_000L;

  private final SendTrack spec;
  private final PreparedTrack track;
  private final SendTimes times;
  private final ClientLoop loop;
  private final FarPeer.Place place;
  private final TransportSequence wide;
  private final RtpFormat format;
  private final SentPayloads sent;
  private final boolean perSendExtensions;
  private final byte[] mid;
  private final long frameNs;
  private final int timestampBase;
  private final Playhead playhead;
  private int sequence;
  private int rtxSequence;
  private boolean keyFrameWanted;
  private long lastKeyFrameNs;
  private long dueNs;
  private int lastTimestamp;
  private long lastFrameNs;
  private long packets;
  private long octets;

  TrackSender(
      SendTrack spec,
      PreparedTrack track,
      SendTimes times,
      ClientLoop loop,
      FarPeer.Place place,
      TransportSequence wide) {
    this.spec = spec;
    this.wide = wide;
    this.track = track;
    this.times = times;
    this.loop = loop;
    this.place = place;
    this.format = spec.formats().getFirst().format();
    this.sent = new SentPayloads(track.isVideo() ? 1024 : 64);
    this.mid = spec.mid().getBytes(StandardCharsets.US_ASCII);
    this.frameNs = track.frameTicks() * 1_000_000_000L / format.clockRateHz();
    // a packet that is sent again without RTX has to be the same to the bit: one nonce, one text
    this.perSendExtensions =
        format.rtxPayloadType() >= 0 || !format.feedback().contains(Feedback.NACK);
    timestampBase = loop.random.nextInt();
    playhead = new Playhead(track.frames(), loop.random.nextInt(track.frames()));
    sequence = loop.random.nextInt(1 << 15);
    rtxSequence = loop.random.nextInt(1 << 15);
  }

  int ssrc() {
    return (int) spec.ssrc();
  }

  MediaKind kind() {
    return spec.kind();
  }

  void begin(long nowNs) {
    dueNs = nowNs;
    lastKeyFrameNs = nowNs - KEY_FRAME_INTERVAL_NS;
  }

  /** Goes to the next key frame with the next frame. */
  void wantKeyFrame() {
    keyFrameWanted = true;
  }

  /** Sends the frames that are due, and returns when the next one is. */
  long sendDue(long nowNs) {
    if (nowNs - dueNs > GIVE_UP_NS) {
      loop.figures.record(Timing.SEND_LAG, nowNs - dueNs);
      dueNs = nowNs;
    }
    for (int i = 0; i < MOST_FRAMES_AT_ONCE && nowNs >= dueNs; i++) {
      loop.figures.record(Timing.SEND_LAG, nowNs - dueNs);
      sendFrame(nowNs);
      dueNs += frameNs;
    }
    return dueNs;
  }

  private void sendFrame(long nowNs) {
    if (keyFrameWanted && nowNs - lastKeyFrameNs >= KEY_FRAME_INTERVAL_NS) {
      playhead.beginAnew();
    }
    int frame = playhead.frame();
    if (track.isKey(frame)) {
      keyFrameWanted = false;
      lastKeyFrameNs = nowNs;
    }
    int timestamp = timestampBase + playhead.picture() * track.frameTicks();
    int end = track.firstPacket(frame + 1);
    for (int packet = track.firstPacket(frame); packet < end; packet++) {
      sendPacket(packet, packet == end - 1, timestamp, nowNs);
    }
    lastTimestamp = timestamp;
    lastFrameNs = nowNs;
    playhead.next();
  }

  private void sendPacket(int packet, boolean last, int timestamp, long nowNs) {
    int length = track.length(packet);
    long at = sent.place(sequence);
    int picture = playhead.picture();
    track.copy(packet, picture, sent.memory(), at);
    long wallUs = WallClock.usAt(nowNs);
    if (last && track.isVideo()) {
      long stampAt = at + length - FrameStamp.LENGTH;
      FrameStamp.write(sent.memory(), stampAt, times.publisher(), picture, wallUs);
    }
    boolean marker = last && track.isVideo();
    sent.keep(sequence, length, timestamp, marker);
    times.sent(track.id(packet), System.nanoTime());
    send(sequence, nowNs);
    packets++;
    octets += length;
    sequence = sequence + 1 & 0xffff;
  }

  private void send(int number, long nowNs) {
    int headerLength =
        header(
            sent.marker(number),
            format.payloadType(),
            number,
            sent.timestamp(number),
            ssrc(),
            perSendExtensions,
            nowNs);
    loop.text.set(sent.memory(), sent.place(number), sent.length(number));
    account(place.transport().sendRtp(loop.out, 0, headerLength, loop.text));
  }

  private int header(
      boolean marker,
      int payloadType,
      int number,
      int timestamp,
      int source,
      boolean perSend,
      long nowNs) {
    loop.header.begin(loop.out, 0, marker, payloadType, number, timestamp, source);
    int midId = spec.extensions().id(HeaderExtension.MID);
    if (midId > 0 && mid.length > 0) {
      loop.header.extension(midId, mid, 0, mid.length);
    }
    int sendTimeId = spec.extensions().id(HeaderExtension.ABS_SEND_TIME);
    if (perSend && sendTimeId > 0) {
      loop.header.extension(sendTimeId, (int) (WallClock.ntpAt(nowNs) >>> 14), 3);
    }
    int wideId = spec.extensions().id(HeaderExtension.TRANSPORT_CC);
    if (perSend && wideId > 0) {
      loop.header.extension(wideId, wide.next(), 2);
    }
    return loop.header.finish();
  }

  private void account(int length) {
    if (length > 0) {
      loop.figures.count(Counter.PACKETS_SENT);
      loop.figures.count(Counter.OCTETS_SENT, length);
    }
  }

  /** Sends a packet again, as RTX (RFC 4588) where that was agreed. */
  void resend(int number, long nowNs) {
    loop.figures.count(Counter.NACKS_RECEIVED);
    if (!sent.has(number)) {
      return;
    }
    loop.figures.count(Counter.PACKETS_SENT_AGAIN);
    if (format.rtxPayloadType() < 0) {
      send(number, nowNs);
      return;
    }
    int length = sent.writeRtx(number, loop.payload);
    rtxSequence = rtxSequence + 1 & 0xffff;
    int headerLength =
        header(
            sent.marker(number),
            format.rtxPayloadType(),
            rtxSequence,
            sent.timestamp(number),
            (int) spec.rtxSsrc(),
            true,
            nowNs);
    loop.text.set(loop.payload, 0, length);
    account(place.transport().sendRtp(loop.out, 0, headerLength, loop.text));
  }

  /** Appends a sender report. */
  void report(long ntp, long nowNs) {
    long sinceFrameNs = nowNs - lastFrameNs;
    int ticks = (int) (sinceFrameNs * format.clockRateHz() / 1_000_000_000L);
    loop.rtcp.senderReport(ssrc(), ntp, lastTimestamp + ticks, packets, octets);
  }
}
