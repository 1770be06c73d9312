package dev.tandem.server.media.rtp;

/** Audio or video: the media field of an m-line. */
public enum MediaKind {
  AUDIO,
  VIDEO
}
