package dev.tandem.server.media.ice;

/** What carries ICE: UDP, or TCP with the framing of RFC 4571 (RFC 6544). */
public enum IceTransport {
  UDP,
  TCP
}
