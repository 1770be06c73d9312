package dev.tandem.server.media.router;

import dev.tandem.server.media.api.PeerFailure;
import dev.tandem.server.media.transport.TransportListener;
import java.util.function.LongConsumer;

/** Tells a session, and then its owner, what its transport says. */
record TransportEvents(PeerEvents owner, PeerSession session, LongConsumer whenConnected)
    implements TransportListener {

  @Override
  public void connected(long nowNs) {
    whenConnected.accept(nowNs);
    owner.connected();
  }

  @Override
  public void early(boolean isControl, byte[] packet, long cameNs) {
    session.receive(isControl, packet, 0, packet.length, cameNs);
  }

  @Override
  public void failed(PeerFailure failure, String detail) {
    owner.failed(failure, detail);
  }
}
