package dev.tandem.conformance.check;

import dev.tandem.conformance.probe.packet.MediaKind;
import dev.tandem.conformance.probe.peer.TransportLines;
import java.util.ArrayList;
import java.util.List;

/** Writes the offer of a peer that can be reached, shaped like those of Chromium (RFC 8829). */
final class OfferWriter {
  private final TransportLines transport;
  private final MediaOptions<?> options;
  private final boolean sends;
  private final TrackSsrcs ssrcs;
  private final StringBuilder out = new StringBuilder();

  private OfferWriter(
      TransportLines transport, MediaOptions<?> options, boolean sends, TrackSsrcs ssrcs) {
    this.transport = transport;
    this.options = options;
    this.sends = sends;
    this.ssrcs = ssrcs;
  }

  /** An offer to send these tracks. */
  static String publish(TransportLines transport, MediaOptions<?> options, TrackSsrcs ssrcs) {
    return new OfferWriter(transport, options, true, ssrcs).write();
  }

  /** An offer to receive. */
  static String play(TransportLines transport, MediaOptions<?> options) {
    return new OfferWriter(transport, options, false, TrackSsrcs.NONE).write();
  }

  private String write() {
    List<String> mids = new ArrayList<>();
    options.kinds.forEach(kind -> mids.add(String.valueOf(mids.size())));
    lines(
        """
        v=0
        o=- 4611731400430051336 2 IN IP4 127.0.0.1
        s=-
        t=0 0
        a=group:BUNDLE %s
        a=extmap-allow-mixed
        a=msid-semantic: WMS kit
        """
            .formatted(String.join(" ", mids)));
    int index = 0;
    for (MediaKind kind : options.kinds) {
      section(kind, mids.get(index++));
    }
    return out.toString().replace("\n", "\r\n");
  }

  private void section(MediaKind kind, String mid) {
    boolean video = kind == MediaKind.VIDEO;
    PayloadTypes types = options.payloadTypes;
    String formats =
        video ? types.video() + (types.rtx() > 0 ? " " + types.rtx() : "") : "" + types.audio();
    lines("m=%s 9 UDP/TLS/RTP/SAVPF %s\n".formatted(video ? "video" : "audio", formats));
    lines("c=IN IP4 0.0.0.0\na=rtcp:9 IN IP4 0.0.0.0\n");
    lines(transport.sdp());
    lines("a=ice-options:trickle\na=mid:%s\n".formatted(mid));
    extensions(video);
    lines("a=%s\n".formatted(sends ? "sendonly" : "recvonly"));
    if (sends) {
      lines("a=msid:kit %s\n".formatted(video ? "lens" : "mic"));
    }
    lines("a=rtcp-mux\na=rtcp-rsize\n");
    if (video) {
      videoFormats(types);
    } else {
      audioFormats(types);
    }
    if (sends) {
      sources(video, types.rtx() > 0);
    }
  }

  private void extensions(boolean video) {
    ExtensionIds ids = options.extensionIds;
    extension(video ? 0 : ids.audioLevel(), ExtensionIds.AUDIO_LEVEL);
    extension(ids.absSendTime(), ExtensionIds.ABS_SEND_TIME);
    extension(ids.transportCc(), ExtensionIds.TRANSPORT_CC);
    extension(ids.mid(), ExtensionIds.MID);
  }

  private void extension(int id, String uri) {
    if (id > 0) {
      lines("a=extmap:%d %s\n".formatted(id, uri));
    }
  }

  private void audioFormats(PayloadTypes types) {
    lines(
        """
        a=rtpmap:%1$d opus/48000/2
        a=rtcp-fb:%1$d transport-cc
        a=fmtp:%1$d minptime=10;useinbandfec=1
        """
            .formatted(types.audio()));
  }

  private void videoFormats(PayloadTypes types) {
    lines(
        """
        a=rtpmap:%1$d %2$s
        a=rtcp-fb:%1$d goog-remb
        a=rtcp-fb:%1$d transport-cc
        a=rtcp-fb:%1$d ccm fir
        a=rtcp-fb:%1$d nack
        a=rtcp-fb:%1$d nack pli
        """
            .formatted(types.video(), options.codec.rtpmap()));
    if (!options.codec.fmtp().isEmpty()) {
      lines("a=fmtp:%d %s\n".formatted(types.video(), options.codec.fmtp()));
    }
    if (types.rtx() > 0) {
      lines(
          "a=rtpmap:%1$d rtx/90000\na=fmtp:%1$d apt=%2$d\n".formatted(types.rtx(), types.video()));
    }
  }

  private void sources(boolean video, boolean rtx) {
    String track = video ? "lens" : "mic";
    if (video && rtx) {
      lines("a=ssrc-group:FID %d %d\n".formatted(ssrcs.video(), ssrcs.rtx()));
    }
    source(video ? ssrcs.video() : ssrcs.audio(), track);
    if (video && rtx) {
      source(ssrcs.rtx(), track);
    }
  }

  private void source(long ssrc, String track) {
    lines("a=ssrc:%1$d cname:kit\na=ssrc:%1$d msid:kit %2$s\n".formatted(ssrc, track));
  }

  private void lines(String text) {
    out.append(text);
  }
}
