package dev.tandem.server.signalling.sdp;

import dev.tandem.server.media.api.LocalTransport;
import dev.tandem.server.media.api.ReceiveTrack;
import dev.tandem.server.media.dtls.Fingerprint;
import dev.tandem.server.media.ice.IceCandidate;
import dev.tandem.server.media.ice.IceCredentials;
import dev.tandem.server.media.ice.IceTransport;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Offers in the shape that Chrome and the vendor's SDK make them, and our side to answer with. */
final class Offers {
  static final String FINGERPRINT = String.join(":", java.util.Collections.nCopies(32, "AB"));
  static final LocalTransport LOCAL =
      new LocalTransport(
          new IceCredentials("ourU", "ourPasswordOf24Characters"),
          new Fingerprint("sha-256", String.join(":", java.util.Collections.nCopies(32, "CD"))),
          List.of(candidate("192.0.2.1", 31001), candidate("2001:db8::1", 31001)));

  private static final String SESSION =
      """
      v=0
      o=- 4611731400430051336 2 IN IP4 127.0.0.1
      s=-
      t=0 0
      a=group:BUNDLE 0 1
      a=extmap-allow-mixed
      a=msid-semantic: WMS stream-of-browser
      """;

  private static final String TRANSPORT =
      """
      c=IN IP4 0.0.0.0
      a=rtcp:9 IN IP4 0.0.0.0
      a=ice-ufrag:theU
      a=ice-pwd:theirPasswordOf24Character
      a=ice-options:trickle
      a=fingerprint:sha-256 %s
      a=setup:actpass
      """
          .formatted(FINGERPRINT);

  private static final String AUDIO =
      """
      m=audio 9 UDP/TLS/RTP/SAVPF 111 63 9 0 8 13 110 126
      %sa=mid:0
      a=extmap:14 urn:ietf:params:rtp-hdrext:ssrc-audio-level
      a=extmap:2 http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time
      a=extmap:3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01
      a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid
      a=DIRECTION
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
      """
          .formatted(TRANSPORT);

  private static final String VIDEO =
      """
      m=video 9 UDP/TLS/RTP/SAVPF 96 97 103 104 107 108 109 114 45 46 98 99 100 101 116 117 118
      %sa=mid:1
      a=extmap:13 urn:3gpp:video-orientation
      a=extmap:2 http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time
      a=extmap:3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01
      a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid
      a=extmap:10 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id
      a=extmap:11 urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id
      a=DIRECTION
      a=rtcp-mux
      a=rtcp-rsize
      %s%s%s%s%s%sa=rtpmap:116 red/90000
      a=rtpmap:117 rtx/90000
      a=fmtp:117 apt=116
      a=rtpmap:118 ulpfec/90000
      """
          .formatted(
              TRANSPORT,
              video(96, "VP8", ""),
              video(103, "H264", h264("42001f", 1)),
              video(107, "H264", h264("42001f", 0)),
              video(109, "H264", h264("4d001f", 1)).replace(":110", ":114"),
              video(45, "AV1", "level-idx=5;profile=0;tier=0"),
              video(98, "VP9", "profile-id=0") + video(100, "VP9", "profile-id=2"));

  private Offers() {}

  static String h264(String profileLevelId, int packetizationMode) {
    return "level-asymmetry-allowed=1;packetization-mode=%d;profile-level-id=%s"
        .formatted(packetizationMode, profileLevelId);
  }

  private static String video(int pt, String codec, String parameters) {
    String fmtp = parameters.isEmpty() ? "" : "a=fmtp:" + pt + " " + parameters + "\n";
    return """
    a=rtpmap:%1$d %2$s/90000
    a=rtcp-fb:%1$d goog-remb
    a=rtcp-fb:%1$d transport-cc
    a=rtcp-fb:%1$d ccm fir
    a=rtcp-fb:%1$d nack
    a=rtcp-fb:%1$d nack pli
    %3$sa=rtpmap:%4$d rtx/90000
    a=fmtp:%4$d apt=%1$d
    """
        .formatted(pt, codec, fmtp, pt + 1);
  }

  /** Audio and video of a page that publishes. */
  static String publish() {
    return crlf(
        SESSION
            + AUDIO.replace("DIRECTION", "sendonly\na=msid:stream-of-browser audio-track")
            + "a=ssrc:1111 cname:browser\n"
            + VIDEO.replace("DIRECTION", "sendonly\na=msid:stream-of-browser video-track")
            + "a=ssrc-group:FID 2222 3333\na=ssrc:2222 cname:browser\na=ssrc:3333 cname:browser\n");
  }

  /** Audio and video of a page that plays. */
  static String play() {
    return crlf(SESSION + (AUDIO + VIDEO).replace("DIRECTION", "recvonly"));
  }

  /** The audio m-line alone. */
  static String audioOnly(String direction) {
    return crlf(SESSION.replace("BUNDLE 0 1", "BUNDLE 0") + AUDIO.replace("DIRECTION", direction));
  }

  /** The video m-line alone. */
  static String videoOnly(String direction) {
    return crlf(SESSION.replace("BUNDLE 0 1", "BUNDLE 1") + VIDEO.replace("DIRECTION", direction));
  }

  /** The text without the lines that match. */
  static String without(String sdp, String regex) {
    return Arrays.stream(sdp.split("\r\n", -1))
        .filter(line -> !line.matches(regex))
        .collect(Collectors.joining("\r\n"));
  }

  /** Lines of a description that match. */
  static List<String> lines(String sdp, String regex) {
    return Arrays.stream(sdp.split("\r\n", -1)).filter(line -> line.matches(regex)).toList();
  }

  static PublishNegotiation publish(String offer) throws SdpException {
    return PublishNegotiation.of(SdpParser.parse(offer), NegotiationPolicy.DEFAULT);
  }

  static PlayNegotiation play(String offer, List<ReceiveTrack> source) throws SdpException {
    return PlayNegotiation.of(SdpParser.parse(offer), source, "stream1", new Random(1));
  }

  private static String crlf(String text) {
    return text.replace("\n", "\r\n");
  }

  private static IceCandidate candidate(String address, int port) {
    return new IceCandidate(
        "1", IceTransport.UDP, 2130706431, address, port, IceCandidate.Type.HOST, "");
  }
}
