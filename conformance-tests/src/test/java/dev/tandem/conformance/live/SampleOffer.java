package dev.tandem.conformance.live;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Offers of a peer that never sends a packet, and the messages that carry them. */
final class SampleOffer {
  private static final String DIGEST = "AB:".repeat(31) + "AB";

  private SampleOffer() {}

  /** An offer of Opus and VP8 in this direction, as short as a browser's can be. */
  static String sdp(String direction) {
    return String.join(
        "\r\n",
        "v=0",
        "o=- 4611731400430051336 2 IN IP4 127.0.0.1",
        "s=-",
        "t=0 0",
        "a=group:BUNDLE 0 1",
        media("audio 9 UDP/TLS/RTP/SAVPF 111", "0", direction, "a=rtpmap:111 opus/48000/2"),
        media("video 9 UDP/TLS/RTP/SAVPF 96", "1", direction, "a=rtpmap:96 VP8/90000"),
        "");
  }

  private static String media(String line, String mid, String direction, String format) {
    return String.join(
        "\r\n",
        "m=" + line,
        "c=IN IP4 0.0.0.0",
        "a=ice-ufrag:abcd",
        "a=ice-pwd:abcdefghijklmnopqrstuvwx",
        "a=fingerprint:sha-256 " + DIGEST,
        "a=setup:actpass",
        "a=mid:" + mid,
        "a=" + direction,
        "a=rtcp-mux",
        format);
  }

  /** The first m-section only. */
  static String audioOnly(String direction) {
    String whole = sdp(direction).replace("BUNDLE 0 1", "BUNDLE 0");
    return whole.substring(0, whole.indexOf("m=video"));
  }

  /** The fields of publishStream. */
  static Map<String, Object> publish(String id, String name, String sdp) {
    return stream(id, name, true, sdp);
  }

  /** The fields of playStream, which says that it wants both media whatever it offers. */
  static Map<String, Object> play(String id, String name, String sdp) {
    Map<String, Object> fields = stream(id, name, false, sdp);
    fields.putAll(Map.of("width", 0, "height", 0));
    return fields;
  }

  static String newId() {
    return UUID.randomUUID().toString();
  }

  private static Map<String, Object> stream(String id, String name, boolean published, String sdp) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("mediaSessionId", id);
    fields.put("name", name);
    fields.put("published", published);
    fields.put("hasVideo", true);
    fields.put("hasAudio", true);
    fields.put("status", "PENDING");
    fields.put("record", false);
    fields.put("mediaProvider", "WebRTC");
    fields.put("sdp", sdp);
    return fields;
  }

  /** The m-sections' kinds, in order. */
  static List<String> kinds(String sdp) {
    return sdp.lines()
        .filter(line -> line.startsWith("m="))
        .map(line -> line.substring(2, line.indexOf(' ')))
        .toList();
  }

  /** The values of one attribute, such as "mid", in order. */
  static List<String> values(String sdp, String attribute) {
    String start = "a=" + attribute + ":";
    return sdp.lines()
        .filter(l -> l.startsWith(start))
        .map(l -> l.substring(start.length()))
        .toList();
  }
}
