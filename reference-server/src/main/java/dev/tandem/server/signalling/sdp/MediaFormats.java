package dev.tandem.server.signalling.sdp;

import dev.tandem.server.media.api.RtpFormat;
import dev.tandem.server.media.api.RtpFormat.Feedback;
import dev.tandem.server.media.rtp.Codec;
import dev.tandem.server.media.rtp.MediaKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The payload formats of an m-line that are known here, read from its rtpmap, fmtp and rtcp-fb
 * lines. Retransmission formats (RFC 4588) are folded into the format that they repair; those
 * without a usable apt are passed over.
 */
final class MediaFormats {
  private static final int MAX_PAYLOAD_TYPE = 127;
  private static final Map<Integer, String> STATIC_RTPMAPS =
      Map.of(0, "PCMU/8000", 8, "PCMA/8000", 9, "G722/8000");

  private final MediaKind kind;
  private final MediaSection section;
  private final Map<Integer, String> rtpmaps = new HashMap<>(STATIC_RTPMAPS);
  private final Map<Integer, String> parameters = new HashMap<>();
  private final Map<Integer, Integer> rtxByPrimary = new HashMap<>();

  private MediaFormats(MediaKind kind, MediaSection section) {
    this.kind = kind;
    this.section = section;
    section.attributes().all("rtpmap").forEach(line -> put(rtpmaps, line));
    section.attributes().all("fmtp").forEach(line -> put(parameters, line));
  }

  /** Known formats in the order of the m-line. */
  static List<RtpFormat> read(MediaKind kind, MediaSection section) {
    return new MediaFormats(kind, section).read();
  }

  private static void put(Map<Integer, String> map, String line) {
    int space = line.indexOf(' ');
    int payloadType = space < 0 ? -1 : Numbers.parse(line.substring(0, space), MAX_PAYLOAD_TYPE);
    if (payloadType >= 0) {
      map.put(payloadType, line.substring(space + 1).strip());
    }
  }

  private List<RtpFormat> read() {
    List<Integer> payloadTypes =
        section.formats().stream()
            .map(word -> Numbers.parse(word, MAX_PAYLOAD_TYPE))
            .filter(payloadType -> payloadType >= 0)
            .distinct()
            .toList();
    payloadTypes.forEach(this::noteRetransmission);
    List<RtpFormat> formats = new ArrayList<>();
    payloadTypes.forEach(payloadType -> format(payloadType).ifPresent(formats::add));
    return formats;
  }

  private void noteRetransmission(int payloadType) {
    if (rtpmaps.getOrDefault(payloadType, "").toLowerCase(Locale.ROOT).startsWith("rtx/")) {
      String apt = FormatParameters.parse(parameters.getOrDefault(payloadType, "")).get("apt", "");
      int primary = Numbers.parse(apt, MAX_PAYLOAD_TYPE);
      if (primary >= 0) {
        rtxByPrimary.putIfAbsent(primary, payloadType);
      }
    }
  }

  private Optional<RtpFormat> format(int payloadType) {
    List<String> words = List.of(rtpmaps.getOrDefault(payloadType, "").split("/", -1));
    return Codec.of(kind, words.getFirst())
        .map(codec ->
            new RtpFormat(
                payloadType,
                codec,
                clockRate(codec, words),
                words.size() > 2 ? Math.max(1, Numbers.parse(words.get(2), 255)) : 1,
                parameters.getOrDefault(payloadType, ""),
                rtxByPrimary.getOrDefault(payloadType, -1),
                feedback(payloadType)));
  }

  private static int clockRate(Codec codec, List<String> words) {
    int rate = words.size() > 1 ? Numbers.parse(words.get(1), Integer.MAX_VALUE) : -1;
    return rate > 0 ? rate : KnownFormats.clockRateHz(codec);
  }

  private Set<Feedback> feedback(int payloadType) {
    Set<Feedback> feedback = EnumSet.noneOf(Feedback.class);
    for (String line : section.attributes().all("rtcp-fb")) {
      int space = line.indexOf(' ');
      if (space > 0) {
        String target = line.substring(0, space);
        if (target.equals("*") || Numbers.parse(target, MAX_PAYLOAD_TYPE) == payloadType) {
          KnownFormats.feedback(line.substring(space + 1).strip()).ifPresent(feedback::add);
        }
      }
    }
    return Set.copyOf(feedback);
  }
}
