package dev.tandem.server.media.router;

import dev.tandem.server.media.transport.MediaTransport;
import dev.tandem.server.media.transport.TransportListener;

/** Makes the transport of one session. */
@FunctionalInterface
public interface TransportFactory {

  MediaTransport open(TransportListener listener);
}
