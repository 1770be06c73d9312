package dev.tandem.conformance.check;

import dev.tandem.conformance.probe.packet.MediaKind;
import dev.tandem.conformance.probe.peer.TransportLines;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Chooses from an offer and writes the answer of a server (RFC 3264, RFC 8829). */
final class AnswerWriter {
  private final List<OfferedMedia> offered;

  AnswerWriter(String offer) {
    this.offered = OfferedMedia.of(offer);
  }

  /** The payload types that the answer takes; 0 where nothing fits. */
  PayloadTypes types() {
    int audio = 0;
    int video = 0;
    int rtx = 0;
    for (OfferedMedia media : offered) {
      if (media.kind() == MediaKind.AUDIO) {
        audio = media.payloadType("opus");
      } else {
        video = media.payloadType(codec().name());
        rtx = media.rtxOf(video);
      }
    }
    return new PayloadTypes(audio, video, rtx);
  }

  /** VP8 if it is offered, else H.264. */
  VideoCodec codec() {
    boolean vp8 =
        offered.stream()
            .filter(media -> media.kind() == MediaKind.VIDEO)
            .anyMatch(media -> media.payloadType(VideoCodec.VP8.name()) > 0);
    return vp8 ? VideoCodec.VP8 : VideoCodec.H264;
  }

  /** The ids of the header extensions that both know. */
  ExtensionIds extensions() {
    return new ExtensionIds(
        extension(ExtensionIds.ABS_SEND_TIME),
        extension(ExtensionIds.TRANSPORT_CC),
        extension(ExtensionIds.MID),
        extension(ExtensionIds.AUDIO_LEVEL));
  }

  /** The m-lines that carry something. */
  Map<MediaKind, String> mids() {
    Map<MediaKind, String> mids = new EnumMap<>(MediaKind.class);
    for (OfferedMedia media : offered) {
      if (taken(media) > 0) {
        mids.put(media.kind(), media.mid().orElse(""));
      }
    }
    return mids;
  }

  /** The whole text; {@code ssrcs} are named where the answer sends. */
  String write(TransportLines transport, TrackSsrcs ssrcs) {
    String bundle =
        offered.stream().flatMap(m -> m.mid().stream()).collect(Collectors.joining(" "));
    String head =
        """
        v=0
        o=- 7 2 IN IP4 127.0.0.1
        s=-
        t=0 0
        a=group:BUNDLE %s
        a=msid-semantic: WMS partner
        """
            .formatted(bundle);
    String sections =
        offered.stream()
            .map(media -> section(media, transport, ssrcs))
            .collect(Collectors.joining());
    return (head + sections).replace("\n", "\r\n");
  }

  private String section(OfferedMedia media, TransportLines transport, TrackSsrcs ssrcs) {
    boolean video = media.kind() == MediaKind.VIDEO;
    int type = taken(media);
    int rtx = video ? types().rtx() : 0;
    String formats = type + (rtx > 0 ? " " + rtx : "");
    String mid = media.mid().map(value -> "a=mid:" + value + "\n").orElse("");
    return "m=%s %d UDP/TLS/RTP/SAVPF %s\nc=IN IP4 0.0.0.0\n"
            .formatted(video ? "video" : "audio", type > 0 ? 9 : 0, formats)
        + transport.sdp()
        + transport.candidateLines()
        + mid
        + extensionLines(media)
        + (media.sends() ? "a=recvonly\n" : "a=sendonly\n" + sender(video, ssrcs))
        + "a=rtcp-mux\na=rtcp-rsize\n"
        + media.formatLines(type)
        + (rtx > 0 ? media.formatLines(rtx) : "");
  }

  private static String sender(boolean video, TrackSsrcs ssrcs) {
    return "a=msid:partner %1$s\na=ssrc:%2$d cname:kit\n"
        .formatted(video ? "lens" : "mic", video ? ssrcs.video() : ssrcs.audio());
  }

  private int taken(OfferedMedia media) {
    return media.kind() == MediaKind.VIDEO ? types().video() : types().audio();
  }

  private int extension(String uri) {
    return offered.stream().mapToInt(media -> media.extension(uri)).max().orElse(0);
  }

  private static String extensionLines(OfferedMedia media) {
    return Stream.of(
            ExtensionIds.ABS_SEND_TIME,
            ExtensionIds.TRANSPORT_CC,
            ExtensionIds.MID,
            ExtensionIds.AUDIO_LEVEL)
        .filter(uri -> media.extension(uri) > 0)
        .map(uri -> "a=extmap:%d %s\n".formatted(media.extension(uri), uri))
        .collect(Collectors.joining());
  }
}
