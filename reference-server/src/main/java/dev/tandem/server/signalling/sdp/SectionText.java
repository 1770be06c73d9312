package dev.tandem.server.signalling.sdp;

import dev.tandem.server.media.api.RtpFormat;
import dev.tandem.server.media.api.RtpFormat.Feedback;
import dev.tandem.server.media.rtp.ExtensionIds;
import java.util.List;
import java.util.TreeMap;

/**
 * One m-line as we write it.
 *
 * @param rejectedFormats the offer's formats, mirrored in an m-line that is turned off by port 0
 * @param bundleTag name in the BUNDLE group, empty where it is not in one
 * @param mid empty where the offer has none
 * @param formats empty where the m-line is rejected
 * @param sources msid and ssrc lines without {@code a=}
 */
record SectionText(
    String media,
    String protocol,
    List<String> rejectedFormats,
    String bundleTag,
    String mid,
    Direction direction,
    boolean reducedSize,
    List<RtpFormat> formats,
    ExtensionIds extensions,
    List<String> sources) {

  /** The answer to an m-line that cannot be served. */
  static SectionText rejected(MediaSection offered) {
    return new SectionText(
        offered.media(),
        offered.protocol(),
        offered.formats(),
        "",
        offered.mid(),
        Direction.INACTIVE,
        false,
        List.of(),
        ExtensionIds.NONE,
        List.of());
  }

  /** The answer to an m-line that is served. */
  static SectionText accepted(
      OfferedMedia offered, Direction direction, List<RtpFormat> formats, List<String> sources) {
    MediaSection section = offered.section();
    return new SectionText(
        section.media(),
        section.protocol(),
        List.of(),
        offered.bundleTag(),
        section.mid(),
        direction,
        section.attributes().has("rtcp-rsize"),
        formats,
        offered.extensions(),
        sources);
  }

  boolean isRejected() {
    return formats.isEmpty();
  }

  /** Payload types of the m= line. */
  String formatList() {
    if (isRejected()) {
      return String.join(" ", rejectedFormats);
    }
    StringBuilder list = new StringBuilder();
    for (RtpFormat format : formats) {
      list.append(list.isEmpty() ? "" : " ").append(format.payloadType());
      if (format.rtxPayloadType() >= 0) {
        list.append(' ').append(format.rtxPayloadType());
      }
    }
    return list.toString();
  }

  /** Attributes that describe the media, without {@code a=}. */
  void writeMedia(List<String> lines) {
    new TreeMap<>(extensions.asMap())
        .forEach((extension, id) -> lines.add("extmap:" + id + " " + extension.uri()));
    lines.add(direction.sdpName());
    lines.addAll(sources.stream().filter(line -> line.startsWith("msid:")).toList());
    lines.add("rtcp-mux");
    if (reducedSize) {
      lines.add("rtcp-rsize");
    }
    formats.forEach(format -> writeFormat(format, lines));
    lines.addAll(sources.stream().filter(line -> !line.startsWith("msid:")).toList());
  }

  private static void writeFormat(RtpFormat format, List<String> lines) {
    int payloadType = format.payloadType();
    String channels = format.channels() > 1 ? "/" + format.channels() : "";
    lines.add(
        "rtpmap:"
            + payloadType
            + " "
            + format.codec().sdpName()
            + "/"
            + format.clockRateHz()
            + channels);
    format.feedback().stream()
        .sorted()
        .map((Feedback f) -> "rtcp-fb:" + payloadType + " " + KnownFormats.name(f))
        .forEach(lines::add);
    if (!format.parameters().isEmpty()) {
      lines.add("fmtp:" + payloadType + " " + format.parameters());
    }
    if (format.rtxPayloadType() >= 0) {
      lines.add("rtpmap:" + format.rtxPayloadType() + " rtx/" + format.clockRateHz());
      lines.add("fmtp:" + format.rtxPayloadType() + " apt=" + payloadType);
    }
  }
}
