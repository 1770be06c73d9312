package dev.tandem.server.media.router;

import dev.tandem.server.media.rtp.Codec;
import dev.tandem.server.media.rtp.RedPayload;
import dev.tandem.server.media.rtp.RtpPacket;
import dev.tandem.server.media.rtp.VideoPayload;

/** Reads key frames, picture size and frame rate off the packets of a video track. */
final class VideoWatch {
  private static final long SECOND_NS = 1_000_000_000L;

  /** An interval that lasts longer tells of a pause, not of a rate. */
  private static final long STALE_NS = 3_000_000_000L;

  private final PayloadTypes payloadTypes;
  private int width;
  private int height;
  private long keyFrames;
  private boolean keyFrameSeen;
  private int lastKeyFrameTimestamp;
  private int framesInSecond;
  private int framesPerSecond;
  private long secondStartNs;
  private boolean sizeChanged;

  VideoWatch(PayloadTypes payloadTypes) {
    this.payloadTypes = payloadTypes;
  }

  /** Looks at a packet in the clear; returns whether a key frame starts in it. */
  boolean packet(RtpPacket packet, byte[] buffer, long nowNs) {
    countFrames(packet.marker(), nowNs);
    int offset = packet.payloadOffset();
    int length = packet.payloadLength();
    Codec codec = payloadTypes.codec(packet.payloadType());
    if (codec == Codec.VIDEO_RED) {
      int primary = RedPayload.primaryOffset(buffer, offset, length);
      if (primary < 0) {
        return false;
      }
      codec = payloadTypes.codec(RedPayload.primaryPayloadType(buffer, offset, length));
      length -= primary - offset;
      offset = primary;
    }
    return codec != null
        && codec.isPrimary()
        && VideoPayload.startsKeyFrame(codec, buffer, offset, length)
        && keyFrame(packet.timestamp(), VideoPayload.pictureSize(codec, buffer, offset, length));
  }

  private boolean keyFrame(int timestamp, long size) {
    if (!keyFrameSeen || timestamp != lastKeyFrameTimestamp) {
      keyFrames++;
      keyFrameSeen = true;
      lastKeyFrameTimestamp = timestamp;
    }
    int newWidth = (int) (size >>> 32);
    int newHeight = (int) size;
    if (newWidth > 0 && newHeight > 0 && (newWidth != width || newHeight != height)) {
      width = newWidth;
      height = newHeight;
      sizeChanged = true;
    }
    return true;
  }

  /** Whether the picture size changed since the last call. */
  boolean takeSizeChange() {
    boolean changed = sizeChanged;
    sizeChanged = false;
    return changed;
  }

  /** Counts frames by their last packet, in intervals of about a second. */
  private void countFrames(boolean endsFrame, long nowNs) {
    long elapsedNs = nowNs - secondStartNs;
    if (elapsedNs >= SECOND_NS) {
      framesPerSecond =
          elapsedNs < STALE_NS ? (int) Math.round(framesInSecond * 1e9 / elapsedNs) : 0;
      framesInSecond = 0;
      secondStartNs = nowNs;
    }
    if (endsFrame) {
      framesInSecond++;
    }
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  long keyFrames() {
    return keyFrames;
  }

  int framesPerSecond(long nowNs) {
    return nowNs - secondStartNs < STALE_NS ? framesPerSecond : 0;
  }
}
