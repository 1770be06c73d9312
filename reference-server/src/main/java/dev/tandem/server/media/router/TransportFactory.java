package dev.tandem.server.media.router;

import dev.tandem.server.media.transport.PeerTransport;
import dev.tandem.server.media.transport.TransportListener;

/** Makes the transport of one session. */
@FunctionalInterface
public interface TransportFactory {

  PeerTransport open(TransportListener listener);
}
