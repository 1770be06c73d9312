package dev.tandem.conformance.probe.packet;

import java.util.ArrayList;
import java.util.List;

/** Video at 30 frames a second; the marker ends a frame. */
final class VideoMedia implements SyntheticMedia {
  private static final int FRAME_RATE = 30;
  private static final int CLOCK_RATE = 90_000;
  private static final long INTERVAL_NS = 1_000_000_000L / FRAME_RATE;

  private final TrackOptions track;
  private final PictureOptions picture;
  private final VideoPayloads payloads;
  private final Timeline timeline;
  private int sequence;
  private long frames;
  private long sinceKeyFrame;
  private boolean keyFrameWanted = true;

  VideoMedia(TrackOptions track, PictureOptions picture, VideoPayloads payloads) {
    this.track = track;
    this.picture = picture;
    this.payloads = payloads;
    timeline = new Timeline(INTERVAL_NS, CLOCK_RATE / FRAME_RATE, track.firstTimestamp());
    sequence = track.firstSequence();
  }

  @Override
  public MediaKind kind() {
    return MediaKind.VIDEO;
  }

  @Override
  public long intervalNs() {
    return INTERVAL_NS;
  }

  @Override
  public void requestKeyFrame() {
    keyFrameWanted = true;
  }

  @Override
  public MediaFrame next(long nowNs) {
    boolean keyFrame = keyFrameWanted || sinceKeyFrame + 1 == picture.keyFrameEvery();
    keyFrameWanted = false;
    sinceKeyFrame = keyFrame ? 0 : sinceKeyFrame + 1;
    long timestamp = timeline.next(nowNs);
    long number = frames++;
    List<byte[]> contents =
        payloads.frame(
            keyFrame,
            packet -> new Stamp(track.tag(), MediaKind.VIDEO, number, packet, nowNs).toBytes());
    List<RtpPacket> packets = new ArrayList<>();
    for (byte[] content : contents) {
      boolean last = packets.size() == contents.size() - 1;
      packets.add(packet(timestamp, last, content));
    }
    return new MediaFrame(number, keyFrame, packets);
  }

  private RtpPacket packet(long timestamp, boolean last, byte[] payload) {
    return RtpPacket.builder()
        .payloadType(track.payloadType())
        .ssrc(track.ssrc())
        .sequence(sequence++)
        .timestamp(timestamp)
        .marker(last)
        .payload(payload)
        .build();
  }
}
