package dev.tandem.server.media.ice;

import java.net.InetSocketAddress;

/** A remote transport address: since a loop has one socket, it names the whole path. */
public record IceAddress(IceTransport transport, InetSocketAddress socketAddress) {}
