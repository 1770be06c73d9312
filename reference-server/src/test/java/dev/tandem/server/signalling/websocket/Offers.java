package dev.tandem.server.signalling.websocket;

/** Offers of a browser, cut down to what negotiation reads. */
final class Offers {
  private static final String FINGERPRINT = "sha-256 BB" + ":BB".repeat(31);

  private Offers() {}

  static String publish() {
    return offer("sendonly", "VP8");
  }

  static String play() {
    return offer("recvonly", "VP8");
  }

  static String playAudioOnly() {
    return head("0") + audio("recvonly");
  }

  static String offer(String direction, String videoCodec) {
    return head("0 1") + audio(direction) + video(direction, videoCodec);
  }

  static String videoOnly(String direction, String videoCodec) {
    return head("1") + video(direction, videoCodec);
  }

  private static String head(String bundle) {
    return lines(
        "v=0",
        "o=- 1 2 IN IP4 127.0.0.1",
        "s=-",
        "t=0 0",
        "a=group:BUNDLE " + bundle,
        "a=extmap-allow-mixed");
  }

  private static String audio(String direction) {
    return lines("m=audio 9 UDP/TLS/RTP/SAVPF 111", "c=IN IP4 0.0.0.0")
        + transport("0", direction)
        + lines("a=rtpmap:111 opus/48000/2", "a=fmtp:111 minptime=10;useinbandfec=1")
        + (direction.equals("sendonly") ? lines("a=ssrc:1001 cname:c", "a=msid:s a") : "");
  }

  private static String video(String direction, String codec) {
    return lines("m=video 9 UDP/TLS/RTP/SAVPF 96", "c=IN IP4 0.0.0.0")
        + transport("1", direction)
        + lines("a=rtpmap:96 " + codec + "/90000", "a=rtcp-fb:96 nack", "a=rtcp-fb:96 nack pli")
        + (direction.equals("sendonly") ? lines("a=ssrc:1002 cname:c", "a=msid:s v") : "");
  }

  private static String transport(String mid, String direction) {
    return lines(
        "a=ice-ufrag:abcd",
        "a=ice-pwd:abcdefghijklmnopqrstuvwx",
        "a=fingerprint:" + FINGERPRINT,
        "a=setup:actpass",
        "a=mid:" + mid,
        "a=" + direction,
        "a=rtcp-mux");
  }

  private static String lines(String... lines) {
    return String.join("\r\n", lines) + "\r\n";
  }
}
