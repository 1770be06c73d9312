package dev.tandem.conformance.check;

import dev.tandem.conformance.probe.packet.MediaKind;
import dev.tandem.conformance.probe.packet.Rtcp;
import dev.tandem.conformance.probe.packet.RtpPacket;
import dev.tandem.conformance.probe.packet.SyntheticMedia;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One track of synthetic media with what its sender remembers. */
final class OutgoingTrack {
  private static final int REMEMBERED = 2_000;

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
  private @Nullable SenderClock clock;

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
    List<RtpPacket> packets = media.next(nowNs).packets();
    synchronized (this) {
      if (clock == null) {
        clock = SenderClock.startingNow(packets.getFirst().timestamp(), clockRate, nowNs);
      }
    }
    return packets;
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
    if (clock == null || packets == 0) {
      return Optional.empty();
    }
    long timestamp = clock.timestampAt(nowNs);
    return Optional.of(
        new Rtcp.SenderReport(ssrc, clock.ntpAt(nowNs), timestamp, packets, octets, List.of()));
  }
}
