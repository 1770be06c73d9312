package dev.tandem.server.signalling.session;

import dev.tandem.server.media.api.PeerOptions;
import dev.tandem.server.media.api.PlayingPeer;
import dev.tandem.server.media.ice.IceRole;
import dev.tandem.server.signalling.message.BadMessageException;
import dev.tandem.server.signalling.message.WcsMessage;
import dev.tandem.server.signalling.sdp.PlayNegotiation;
import dev.tandem.server.signalling.sdp.SdpException;
import dev.tandem.server.signalling.sdp.SdpParser;
import dev.tandem.server.stream.Playback;
import dev.tandem.server.stream.Publication;
import dev.tandem.server.stream.StreamRefusedException;
import java.util.Map;

/** {@code playStream}: a publication is looked up, the offer answered, a peer opened. */
final class Playing {
  private final SessionContext session;
  private final StreamOpening opening;
  private final LostPeers lostPeers;

  Playing(SessionContext session, LostPeers lostPeers) {
    this.session = session;
    this.opening = new StreamOpening(session, false);
    this.lostPeers = lostPeers;
  }

  Map<String, MessageHandler> handlers() {
    return Map.of("playStream", this::play);
  }

  private void play(WcsMessage message) throws BadMessageException {
    opening.open(message, this::openPlayback, this::start);
  }

  private Playback openPlayback(StreamRequest request) throws StreamRefusedException {
    return session
        .services()
        .streams()
        .openPlayback(
            request.attributes(), new PlayedEvents(session, opening, request.attributes()));
  }

  private void start(Playback playback, StreamRequest request) throws SdpException {
    Publication publication = playback.publication();
    PlayNegotiation negotiation =
        PlayNegotiation.of(
            SdpParser.parse(request.sdp()),
            publication.tracks(),
            publication.name(),
            session.services().random());
    PlayingPeer peer =
        session
            .services()
            .engine()
            .openPlayer(
                publication.peer(),
                new PeerOptions(playback.mediaSessionId(), IceRole.CONTROLLED, request.tcp()),
                new PlayerEvents(session, playback, lostPeers));
    if (playback.started(peer)) {
      peer.start(negotiation.remote(), negotiation.tracks());
      session
          .outbox()
          .send(
              ServerMessages.remoteSdp(
                  playback.mediaSessionId(), negotiation.answer(peer.local())));
    }
  }
}
