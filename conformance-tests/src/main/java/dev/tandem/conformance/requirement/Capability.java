package dev.tandem.conformance.requirement;

/** What a target must have, or a kit must be able to do, for a requirement to be checked. */
public enum Capability {
  REST,
  SIGNALLING,
  PUSH,
  PULL,
  TLS,
  BROWSER,
  MEDIA,
  RAW,
  /** Native libwebrtc, no browser. */
  NATIVE
}
