package dev.tandem.server.web;

/**
 * One TCP port.
 *
 * @param key the setting that names the port
 * @param role what is spoken on it
 * @param tls whether it is spoken over TLS
 * @param port 0 for any free one
 */
public record Listener(String key, Role role, boolean tls, int port) {

  /** What a port is for. */
  public enum Role {
    SIGNALLING,
    WEB
  }
}
