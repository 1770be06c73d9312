package dev.tandem.server.signalling.sdp;

import dev.tandem.server.media.api.LocalTransport;
import dev.tandem.server.media.api.RemoteTransport;
import dev.tandem.server.media.api.RtpFormat;
import dev.tandem.server.media.rtp.ExtensionIds;
import dev.tandem.server.media.rtp.MediaKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The common part of our offers: m-lines in one bundle, and the reading of the answer to them. */
final class OwnOffer {

  /** One m-line that we offer. */
  record Line(MediaKind kind, List<RtpFormat> formats, List<String> sources) {
    ExtensionIds extensions() {
      return ExtensionLines.all(kind);
    }
  }

  /** An m-line of ours that the peer accepted. */
  record Accepted(int index, OfferedMedia answered) {
    String mid() {
      return Integer.toString(index);
    }
  }

  private static final String PROTOCOL = "UDP/TLS/RTP/SAVPF";

  private final Direction direction;
  private final List<Line> lines;

  OwnOffer(Direction direction, List<Line> lines) {
    this.direction = direction;
    this.lines = List.copyOf(lines);
  }

  String write(LocalTransport local) {
    List<SectionText> sections = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      String mid = Integer.toString(i);
      sections.add(
          new SectionText(
              line.kind().name().toLowerCase(Locale.ROOT),
              PROTOCOL,
              List.of(),
              mid,
              mid,
              direction,
              true,
              line.formats(),
              line.extensions(),
              line.sources()));
    }
    return new SdpText(local, "actpass", true, sections).write();
  }

  /** The m-lines that the answer accepts in a direction that fits ours. */
  List<Accepted> accepted(SessionDescription answer) throws SdpException {
    if (answer.media().size() != lines.size()) {
      throw new SdpException(
          "answer with "
              + answer.media().size()
              + " m-lines; expected "
              + lines.size()
              + " as in the offer");
    }
    List<Accepted> accepted = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      MediaSection section = answer.media().get(i);
      if (!section.kind().equals(Optional.of(lines.get(i).kind()))) {
        throw new SdpException(
            "m-line "
                + i
                + " of the answer is m="
                + section.media()
                + "; expected the order of the offer");
      }
      Optional<OfferedMedia> media = OfferedMedia.read(answer, section);
      if (media.isPresent() && media.get().direction() != Direction.INACTIVE) {
        requireDirection(media.get());
        accepted.add(new Accepted(i, media.get()));
      }
    }
    return accepted;
  }

  /** The peer's transport, as the accepted m-lines carry it. */
  RemoteTransport remote(SessionDescription answer, List<Accepted> accepted) throws SdpException {
    List<OfferedMedia> media = accepted.stream().map(Accepted::answered).toList();
    OfferedMedia.requireBundle(answer, media);
    return TransportReader.ofAnswer(answer, OfferedMedia.sections(media));
  }

  private void requireDirection(OfferedMedia media) throws SdpException {
    boolean fits = direction.sends() ? media.direction().receives() : media.direction().sends();
    if (!fits) {
      throw new SdpException(
          "m="
              + media.section().media()
              + " of the answer is "
              + media.direction().sdpName()
              + "; expected "
              + (direction.sends() ? "recvonly" : "sendonly"));
    }
  }
}
