package dev.tandem.conformance.check;

/** Under which payload types Opus, video and its retransmissions are offered; rtx 0: none. */
public record PayloadTypes(int audio, int video, int rtx) {
  /** Those of Chromium. */
  public static final PayloadTypes DEFAULT = new PayloadTypes(111, 96, 97);
}
