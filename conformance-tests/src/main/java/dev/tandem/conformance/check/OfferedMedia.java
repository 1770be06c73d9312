package dev.tandem.conformance.check;

import dev.tandem.conformance.probe.packet.MediaKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** One m-section of an offer, as far as an answer needs it (RFC 8866, RFC 3264). */
record OfferedMedia(String section) {
  static List<OfferedMedia> of(String offer) {
    return Arrays.stream(offer.replace("\r\n", "\n").split("(?m)^(?=m=)", -1))
        .filter(section -> section.startsWith("m="))
        .map(OfferedMedia::new)
        .toList();
  }

  MediaKind kind() {
    return section.startsWith("m=video") ? MediaKind.VIDEO : MediaKind.AUDIO;
  }

  Optional<String> mid() {
    return first("a=mid:(\\S+)");
  }

  /** The payload type of a codec such as VP8; 0 if it is not offered. */
  int payloadType(String codec) {
    return number("a=rtpmap:(\\d+) " + Pattern.quote(codec) + "/");
  }

  /** The payload type of the retransmissions of another one; 0 if there is none. */
  int rtxOf(int payloadType) {
    return number("a=fmtp:(\\d+) apt=" + payloadType + "\\b");
  }

  /** The id of a header extension; 0 if it is not offered. */
  int extension(String uri) {
    return number("a=extmap:(\\d+)\\S* " + Pattern.quote(uri));
  }

  /** Whether the offer sends. */
  boolean sends() {
    return !section.contains("a=recvonly") && !section.contains("a=inactive");
  }

  /** The lines rtpmap, rtcp-fb and fmtp of a payload type, each with its line feed. */
  String formatLines(int payloadType) {
    Pattern line = Pattern.compile("(?m)^a=(?:rtpmap|rtcp-fb|fmtp):" + payloadType + " .*\n?");
    StringBuilder lines = new StringBuilder();
    line.matcher(section)
        .results()
        .map(MatchResult::group)
        .forEach(text -> lines.append(text.strip()).append('\n'));
    return lines.toString();
  }

  private int number(String pattern) {
    return first(pattern).map(Integer::parseInt).orElse(0);
  }

  private Optional<String> first(String pattern) {
    return Pattern.compile("(?m)^" + pattern)
        .matcher(section)
        .results()
        .map(match -> match.group(1))
        .findFirst();
  }
}
