package dev.tandem.server.media.ice;

/** The role of an ICE agent (RFC 8445, section 6.1.1). */
public enum IceRole {
  /** Nominates pairs: the side that made the offer. */
  CONTROLLING,
  /** Follows the nomination: the side that answered. */
  CONTROLLED
}
