package dev.tandem.conformance.check;

/** The SSRCs of what is published. */
record TrackSsrcs(long audio, long video, long rtx) {
  static final TrackSsrcs NONE = new TrackSsrcs(0, 0, 0);

  /** Those of the options, or new ones. */
  static TrackSsrcs fresh(CheckContext context, BroadcastOptions options) {
    return new TrackSsrcs(
        options.audioSsrc.orElseGet(() -> context.freshNumber(1L << 32)),
        options.videoSsrc.orElseGet(() -> context.freshNumber(1L << 32)),
        context.freshNumber(1L << 32));
  }
}
