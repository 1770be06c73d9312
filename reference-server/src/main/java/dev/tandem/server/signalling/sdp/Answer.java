package dev.tandem.server.signalling.sdp;

import dev.tandem.server.media.api.LocalTransport;
import dev.tandem.server.media.api.RemoteTransport;
import java.util.ArrayList;
import java.util.List;

/** An answer under construction: one m-line for each of the offer, in the offer's order. */
final class Answer {
  private final SessionDescription offer;
  private final List<SectionText> sections = new ArrayList<>();
  private final List<OfferedMedia> used = new ArrayList<>();

  Answer(SessionDescription offer) {
    this.offer = offer;
  }

  void reject(MediaSection section) {
    sections.add(SectionText.rejected(section));
  }

  void accept(OfferedMedia media, SectionText text) {
    used.add(media);
    sections.add(text);
  }

  /** The peer's transport, once all m-lines are decided and at least one is accepted. */
  RemoteTransport remote() throws SdpException {
    OfferedMedia.requireBundle(offer, used);
    return TransportReader.ofOffer(offer, OfferedMedia.sections(used));
  }

  String write(LocalTransport local, RemoteTransport remote) {
    String setup = remote.dtlsClient() ? "active" : "passive";
    boolean mixed =
        offer.attributes().has("extmap-allow-mixed")
            || used.stream().anyMatch(m -> m.section().attributes().has("extmap-allow-mixed"));
    return new SdpText(local, setup, mixed, sections).write();
  }
}
