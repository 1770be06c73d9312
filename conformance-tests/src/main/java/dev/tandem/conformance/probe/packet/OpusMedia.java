package dev.tandem.conformance.probe.packet;

import java.nio.ByteBuffer;
import java.util.List;

/** Opus-like audio: one packet of one frame every 20 ms (RFC 7587, RFC 6716 3.1). */
final class OpusMedia implements SyntheticMedia {
  private static final long INTERVAL_NS = 20_000_000L;
  private static final int TICKS = 960;

  /** CELT only, full band, 20 ms, mono, one frame. */
  private static final byte TOC = (byte) 0xf8;

  private static final int FILLER = 40;

  private final TrackOptions track;
  private final byte[] filler;
  private final Timeline timeline;
  private long frames;

  OpusMedia(TrackOptions track) {
    this.track = track;
    filler = track.filler(FILLER);
    timeline = new Timeline(INTERVAL_NS, TICKS, track.firstTimestamp());
  }

  @Override
  public MediaKind kind() {
    return MediaKind.AUDIO;
  }

  @Override
  public long intervalNs() {
    return INTERVAL_NS;
  }

  /** The marker begins a talk spurt (RFC 3551, 4.1): the first packet alone. */
  @Override
  public MediaFrame next(long nowNs) {
    Stamp stamp = new Stamp(track.tag(), MediaKind.AUDIO, frames, 0, nowNs);
    ByteBuffer payload = ByteBuffer.allocate(1 + Stamp.LENGTH + FILLER);
    payload.put(TOC).put(stamp.toBytes()).put(filler);
    RtpPacket packet =
        RtpPacket.builder()
            .payloadType(track.payloadType())
            .ssrc(track.ssrc())
            .sequence(track.firstSequence() + (int) frames)
            .timestamp(timeline.next(nowNs))
            .marker(frames == 0)
            .payload(payload.array())
            .build();
    return new MediaFrame(frames++, false, List.of(packet));
  }

  @Override
  public void requestKeyFrame() {
    // every Opus packet can be decoded by itself
  }
}
