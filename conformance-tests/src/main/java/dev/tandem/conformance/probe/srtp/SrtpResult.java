package dev.tandem.conformance.probe.srtp;

/** What became of a protected packet. */
public enum SrtpResult {
  OK,
  /** Too short to hold a header and a tag, or its header goes beyond its end. */
  TOO_SHORT,
  /** Its authentication tag does not match. */
  BAD_TAG,
  /** Its index was seen before, or is too old to tell. */
  REPLAYED,
  /** SRTCP that is authentic but not encrypted, which WebRTC does not allow. */
  NOT_ENCRYPTED
}
