package dev.tandem.server.media.ice;

/** Why an agent is {@link IceState#FAILED}. */
public enum IceFailure {
  NONE,
  /** No pair carried, and the peer answered a check with an error. */
  ERROR,
  /** No pair carried before the deadline. */
  TIMEOUT,
  /** The peer stopped answering on the selected pair (RFC 7675). */
  CONSENT_EXPIRED
}
