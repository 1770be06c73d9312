package dev.tandem.conformance.check;

import dev.tandem.conformance.probe.packet.MediaFrame;
import dev.tandem.conformance.probe.packet.MediaKind;
import dev.tandem.conformance.probe.packet.Rtcp;
import dev.tandem.conformance.probe.packet.RtpPacket;
import dev.tandem.conformance.probe.packet.SyntheticMedia;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** One track of synthetic media with what its sender remembers. */
final class OutgoingTrack {
  private static final int REMEMBERED = 2_000;
  private static final long NTP_TO_UNIX_S = 2_208_988_800L;

  private final SyntheticMedia media;
  private final long ssrc;
  private final int clockRate;
  private final AtomicBoolean keyFrameWanted = new AtomicBoolean();
  private final Map<Integer, RtpPacket> history =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, RtpPacket> eldest) {
          return size() > REMEMBERED;
        }
      };
  private long packets;
  private long octets;
  private long lastTimestamp;
  private long lastFrameNs;

  OutgoingTrack(SyntheticMedia media, long ssrc) {
    this.media = media;
    this.ssrc = ssrc;
    this.clockRate = media.kind() == MediaKind.VIDEO ? 90_000 : 48_000;
  }

  MediaKind kind() {
    return media.kind();
  }

  long ssrc() {
    return ssrc;
  }

  long intervalNs() {
    return media.intervalNs();
  }

  void requestKeyFrame() {
    keyFrameWanted.set(true);
  }

  /** The packets of the next frame; only on the thread that paces. */
  List<RtpPacket> nextFrame(long nowNs) {
    if (keyFrameWanted.getAndSet(false)) {
      media.requestKeyFrame();
    }
    MediaFrame frame = media.next(nowNs);
    synchronized (this) {
      lastFrameNs = nowNs;
      frame.packets().forEach(packet -> lastTimestamp = packet.timestamp());
    }
    return frame.packets();
  }

  synchronized void sent(RtpPacket packet) {
    history.put(packet.sequence(), packet);
    packets++;
    octets += packet.payloadLength();
  }

  /** A packet that was sent not long ago. */
  synchronized Optional<RtpPacket> sentBefore(int sequence) {
    return Optional.ofNullable(history.get(sequence));
  }

  /** What has been sent, and which time belongs to which timestamp; empty before the first. */
  synchronized Optional<Rtcp> senderReport(long nowNs) {
    if (packets == 0) {
      return Optional.empty();
    }
    long sinceFrameUs = (nowNs - lastFrameNs) / 1_000;
    long timestamp = (lastTimestamp + sinceFrameUs * clockRate / 1_000_000) & 0xFFFF_FFFFL;
    return Optional.of(
        new Rtcp.SenderReport(ssrc, ntpNow(), timestamp, packets, octets, List.of()));
  }

  private static long ntpNow() {
    Instant now = Instant.now();
    long fraction = ((long) now.getNano() << 32) / 1_000_000_000;
    return (now.getEpochSecond() + NTP_TO_UNIX_S) << 32 | fraction;
  }
}
