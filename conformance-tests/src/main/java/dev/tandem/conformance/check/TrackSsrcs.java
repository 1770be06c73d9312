package dev.tandem.conformance.check;

/** The SSRCs of what is published. */
record TrackSsrcs(long audio, long video, long rtx) {
  static final TrackSsrcs NONE = new TrackSsrcs(0, 0, 0);
}
