package dev.tandem.server.media;

import dev.tandem.server.media.router.PeerSession;
import dev.tandem.server.media.transport.PeerTransport;

/** What a media loop holds of one peer: where its media goes, and what connects it. */
record LoopPeer(PeerSession session, PeerTransport transport) {}
