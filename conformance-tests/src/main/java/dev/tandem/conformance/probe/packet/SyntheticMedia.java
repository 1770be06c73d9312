package dev.tandem.conformance.probe.packet;

/**
 * One track of made-up media that a server takes for real: the headers of its codec are sound, what
 * follows them is a {@link Stamp} and filler. It has no clock: the caller says when it sends.
 */
public interface SyntheticMedia {
  /** Who is late by up to so many frames sends them at once; who is later leaves them out. */
  int CATCH_UP = 5;

  MediaKind kind();

  /** How far apart frames are. */
  long intervalNs();

  /**
   * The next frame, stamped with the given time. Timestamps move in whole frame intervals from the
   * first frame's time on, so a late caller shows no jitter in them, and a pause shows as a gap.
   */
  MediaFrame next(long nowNs);

  /** Makes the next frame a key frame, where the codec has them. */
  void requestKeyFrame();

  static SyntheticMedia opus(TrackOptions track) {
    return new OpusMedia(track);
  }

  static SyntheticMedia vp8(TrackOptions track, PictureOptions picture) {
    return new VideoMedia(track, picture, new Vp8Payloads(track, picture));
  }

  static SyntheticMedia h264(TrackOptions track, PictureOptions picture) {
    return new VideoMedia(track, picture, new H264Payloads(track, picture));
  }
}
