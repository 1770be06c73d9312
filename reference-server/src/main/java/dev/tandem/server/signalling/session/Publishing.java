package dev.tandem.server.signalling.session;

import dev.tandem.server.media.api.PeerOptions;
import dev.tandem.server.media.api.PublishingPeer;
import dev.tandem.server.media.ice.IceRole;
import dev.tandem.server.signalling.message.BadMessageException;
import dev.tandem.server.signalling.message.WcsMessage;
import dev.tandem.server.signalling.sdp.PublishNegotiation;
import dev.tandem.server.signalling.sdp.SdpException;
import dev.tandem.server.signalling.sdp.SdpParser;
import dev.tandem.server.stream.Publication;
import dev.tandem.server.stream.StreamRefusedException;
import java.util.Map;

/** {@code publishStream}: a name is reserved, the offer answered, a peer opened. */
final class Publishing {
  private final SessionContext session;
  private final StreamOpening opening;
  private final LostPeers lostPeers;

  Publishing(SessionContext session, LostPeers lostPeers) {
    this.session = session;
    this.opening = new StreamOpening(session, true);
    this.lostPeers = lostPeers;
  }

  Map<String, MessageHandler> handlers() {
    return Map.of("publishStream", this::publish);
  }

  private void publish(WcsMessage message) throws BadMessageException {
    opening.open(message, this::reserve, this::start);
  }

  private Publication reserve(StreamRequest request) throws StreamRefusedException {
    return session
        .services()
        .streams()
        .reserve(request.attributes(), end -> opening.ended(request.attributes(), end));
  }

  private void start(Publication publication, StreamRequest request) throws SdpException {
    PublishNegotiation negotiation =
        PublishNegotiation.of(SdpParser.parse(request.sdp()), session.options().negotiation());
    PublishingPeer peer =
        session
            .services()
            .engine()
            .openPublisher(
                new PeerOptions(publication.mediaSessionId(), IceRole.CONTROLLED, request.tcp()),
                new PublisherEvents(session, publication, lostPeers));
    if (publication.started(peer, negotiation.tracks())) {
      peer.start(negotiation.remote(), negotiation.tracks());
      session
          .outbox()
          .send(
              ServerMessages.remoteSdp(
                  publication.mediaSessionId(), negotiation.answer(peer.local())));
    }
  }
}
