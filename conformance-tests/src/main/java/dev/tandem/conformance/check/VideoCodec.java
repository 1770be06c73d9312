package dev.tandem.conformance.check;

/** What the kit can publish. */
public enum VideoCodec {
  VP8("VP8/90000", ""),
  H264("H264/90000", "level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f");

  private final String rtpmap;
  private final String fmtp;

  VideoCodec(String rtpmap, String fmtp) {
    this.rtpmap = rtpmap;
    this.fmtp = fmtp;
  }

  String rtpmap() {
    return rtpmap;
  }

  String fmtp() {
    return fmtp;
  }
}
