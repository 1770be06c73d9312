package dev.tandem.server.media.ice;

/** What became of a STUN packet. All but {@link #HANDLED} are reasons to drop it. */
public enum StunResult {
  /** Answered, or it answered us. */
  HANDLED,
  /** Not STUN, or with broken lengths. */
  MALFORMED,
  /** A STUN method other than Binding. */
  NOT_BINDING,
  /** The checksum is wrong. */
  BAD_FINGERPRINT,
  /** A request without USERNAME, MESSAGE-INTEGRITY or PRIORITY, or a response without address. */
  MISSING_ATTRIBUTE,
  /** A request for another user name fragment. */
  UNKNOWN_USERNAME,
  /** Made without the right password. */
  BAD_INTEGRITY,
  /** Carries an attribute that we would have to understand. */
  UNKNOWN_ATTRIBUTE,
  /** A request from a peer that has to give up its role; it was told so. */
  ROLE_CONFLICT,
  /** A response to nothing that we asked, or no longer ask. */
  UNKNOWN_TRANSACTION,
  /** A response from another address than the one that was asked. */
  WRONG_SOURCE,
  /** The agent has failed and takes part no longer. */
  AGENT_FAILED
}
