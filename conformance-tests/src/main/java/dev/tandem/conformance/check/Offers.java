package dev.tandem.conformance.check;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Offers shaped like those of Chromium through the vendor's SDK, of a peer that never sends a
 * packet, and the messages that carry them.
 */
public final class Offers {
  private static final String DIGEST = "AB:".repeat(31) + "AB";
  private static final String AUDIO =
      """
      m=audio 9 UDP/TLS/RTP/SAVPF 111 63 9 0 8 13 110 126
      %TRANSPORT%
      a=mid:0
      a=extmap:14 urn:ietf:params:rtp-hdrext:ssrc-audio-level
      a=extmap:2 http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time
      a=extmap:3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01
      a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid
      a=%DIRECTION%
      %SENDER0%
      a=rtcp-mux
      a=rtcp-rsize
      a=rtpmap:111 opus/48000/2
      a=rtcp-fb:111 transport-cc
      a=fmtp:111 minptime=10;useinbandfec=1
      a=rtpmap:63 red/48000/2
      a=fmtp:63 111/111
      a=rtpmap:9 G722/8000
      a=rtpmap:0 PCMU/8000
      a=rtpmap:8 PCMA/8000
      a=rtpmap:13 CN/8000
      a=rtpmap:110 telephone-event/48000
      a=rtpmap:126 telephone-event/8000
      """;
  private static final String VIDEO =
      """
      m=video 9 UDP/TLS/RTP/SAVPF 96 97 103 104 98 99 116
      %TRANSPORT%
      a=mid:1
      a=extmap:14 urn:ietf:params:rtp-hdrext:toffset
      a=extmap:2 http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time
      a=extmap:13 urn:3gpp:video-orientation
      a=extmap:3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01
      a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid
      a=%DIRECTION%
      %SENDER1%
      a=rtcp-mux
      a=rtcp-rsize
      a=rtpmap:96 VP8/90000
      a=rtcp-fb:96 goog-remb
      a=rtcp-fb:96 transport-cc
      a=rtcp-fb:96 ccm fir
      a=rtcp-fb:96 nack
      a=rtcp-fb:96 nack pli
      a=rtpmap:97 rtx/90000
      a=fmtp:97 apt=96
      a=rtpmap:103 H264/90000
      a=rtcp-fb:103 ccm fir
      a=rtcp-fb:103 nack
      a=rtcp-fb:103 nack pli
      a=fmtp:103 level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f
      a=rtpmap:104 rtx/90000
      a=fmtp:104 apt=103
      a=rtpmap:98 VP9/90000
      a=rtcp-fb:98 nack
      a=rtcp-fb:98 nack pli
      a=fmtp:98 profile-id=0
      a=rtpmap:99 rtx/90000
      a=fmtp:99 apt=98
      a=rtpmap:116 ulpfec/90000
      """;
  private static final String TRANSPORT =
      """
      c=IN IP4 0.0.0.0
      a=rtcp:9 IN IP4 0.0.0.0
      a=ice-ufrag:kTnd
      a=ice-pwd:3p0LkCyQnW7f5dG2sXbVmH1r
      a=ice-options:trickle
      a=fingerprint:sha-256 %s
      a=setup:actpass\
      """
          .formatted(DIGEST);

  private Offers() {}

  /** Audio and video to be published. */
  public static String publish() {
    return offer("0 1", AUDIO + VIDEO, "sendonly");
  }

  /** Audio alone to be published. */
  public static String publishAudio() {
    return offer("0", AUDIO, "sendonly");
  }

  /** Video alone to be published. */
  public static String publishVideo() {
    return offer("1", VIDEO, "sendonly");
  }

  /**
   * As the SDK leaves it after its option stripCodecs: no feedback lines, an apt that points
   * nowhere.
   */
  public static String publishStripped() {
    String sdp = publish().replaceAll("a=rtcp-fb:[^\r]*\r\n", "");
    return sdp.replaceAll("a=rtpmap:103 [^\r]*\r\n", "")
        .replaceAll("a=fmtp:(103|97) [^\r]*\r\n", "")
        .replace(" 103 104 ", " 104 ");
  }

  /** Audio and video to be played. */
  public static String play() {
    return offer("0 1", AUDIO + VIDEO, "recvonly");
  }

  /** The fields of publishStream and playStream. */
  static Map<String, Object> stream(String id, String name, boolean published, String sdp) {
    Map<String, Object> fields = stop(id, name, published);
    fields.put("status", "PENDING");
    fields.put("mediaProvider", "WebRTC");
    fields.put("sdp", sdp);
    return fields;
  }

  /** The fields of unPublishStream and stopStream. */
  static Map<String, Object> stop(String id, String name, boolean published) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("mediaSessionId", id);
    fields.put("name", name);
    fields.put("published", published);
    fields.put("hasVideo", true);
    fields.put("hasAudio", true);
    fields.put("status", "PUBLISHING");
    fields.put("record", false);
    return fields;
  }

  private static String offer(String bundle, String media, String direction) {
    boolean sends = direction.equals("sendonly");
    String head =
        """
        v=0
        o=- 4611731400430051336 2 IN IP4 127.0.0.1
        s=-
        t=0 0
        a=group:BUNDLE %s
        a=extmap-allow-mixed
        a=msid-semantic: WMS cam
        """
            .formatted(bundle);
    return (head + media)
        .replace("%TRANSPORT%", TRANSPORT)
        .replace("%DIRECTION%", direction)
        .replace("%SENDER0%\n", sends ? sender("mic", "11") : "")
        .replace("%SENDER1%\n", sends ? sender("lens", "22") + "a=ssrc-group:FID 22 23\n" : "")
        .replace("\n", "\r\n");
  }

  private static String sender(String track, String ssrc) {
    return "a=msid:cam %s\na=ssrc:%s cname:kit\na=ssrc:%s msid:cam %s\n"
        .formatted(track, ssrc, ssrc, track);
  }
}
