package dev.tandem.server.signalling.session;

import dev.tandem.server.media.api.PeerFailure;
import dev.tandem.server.stream.LiveStream;
import dev.tandem.server.stream.StreamEnd;
import java.util.concurrent.TimeUnit;

/**
 * Ends streams whose media peer was lost. A page that stops a stream closes its peer connection at
 * once, so a goodbye by DTLS may overtake the stop message: it is given time to arrive, and
 * decides. Single-threaded.
 */
final class LostPeers {
  private final SessionContext session;

  LostPeers(SessionContext session) {
    this.session = session;
  }

  void lost(LiveStream stream, PeerFailure failure, String detail) {
    StreamEnd end = StreamEnd.failed(failure, detail);
    if (failure != PeerFailure.CLOSED_BY_PEER) {
      stream.end(end);
      return;
    }
    var _ =
        session
            .services()
            .timer()
            .schedule(
                () -> session.mailbox().execute(() -> stream.end(end)),
                session.options().closedByPeerGrace().toMillis(),
                TimeUnit.MILLISECONDS);
  }
}
