package dev.tandem.conformance.probe.packet;

/** What a track carries. */
public enum MediaKind {
  AUDIO,
  VIDEO
}
