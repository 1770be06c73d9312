package dev.tandem.conformance.target;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where one server is reached: signalling (ws, wss) and REST (http, https) by the kit and its
 * browsers, and the addresses that another server is told to push to or to pull from.
 *
 * @param peer signalling, as other servers reach it; not the same as ws where servers share a
 *     network that the kit is not part of
 * @param securePeer the same over TLS
 */
public record ServerAddresses(
    URI ws,
    @Nullable URI wss,
    URI http,
    @Nullable URI https,
    URI peer,
    @Nullable URI securePeer,
    Credentials credentials) {

  /** A server that others reach as the kit does, without credentials. */
  public ServerAddresses(URI ws, @Nullable URI wss, URI http, @Nullable URI https) {
    this(ws, wss, http, https, ws, wss, Credentials.NONE);
  }
}
