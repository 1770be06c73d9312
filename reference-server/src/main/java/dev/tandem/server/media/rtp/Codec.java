package dev.tandem.server.media.rtp;

import java.util.Optional;

/** Encodings that can pass through the server, by their SDP names. */
public enum Codec {
  OPUS("opus", MediaKind.AUDIO),
  G722("G722", MediaKind.AUDIO),
  PCMU("PCMU", MediaKind.AUDIO),
  PCMA("PCMA", MediaKind.AUDIO),
  /** Redundant audio (RFC 2198). */
  AUDIO_RED("red", MediaKind.AUDIO),
  VP8("VP8", MediaKind.VIDEO),
  VP9("VP9", MediaKind.VIDEO),
  H264("H264", MediaKind.VIDEO),
  AV1("AV1", MediaKind.VIDEO),
  /** Redundant video (RFC 2198), the wrapper of ULPFEC. */
  VIDEO_RED("red", MediaKind.VIDEO),
  /** Generic forward error correction (RFC 5109). */
  ULPFEC("ulpfec", MediaKind.VIDEO);

  private final String sdpName;
  private final MediaKind kind;

  Codec(String sdpName, MediaKind kind) {
    this.sdpName = sdpName;
    this.kind = kind;
  }

  /** The encoding name in {@code a=rtpmap}, compared without case. */
  public String sdpName() {
    return sdpName;
  }

  public MediaKind kind() {
    return kind;
  }

  /** Whether packets of this encoding can be played by themselves, unlike RED and FEC. */
  public boolean isPrimary() {
    return this != AUDIO_RED && this != VIDEO_RED && this != ULPFEC;
  }

  /** The codec of an rtpmap's encoding name in an m-line of a kind, if it is known. */
  public static Optional<Codec> of(MediaKind kind, String encodingName) {
    for (Codec codec : values()) {
      if (codec.kind == kind && codec.sdpName.equalsIgnoreCase(encodingName)) {
        return Optional.of(codec);
      }
    }
    return Optional.empty();
  }
}
