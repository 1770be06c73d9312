package dev.tandem.server.media.ice;

/** How far an agent is. It only moves forward. */
public enum IceState {
  /** Not started: checks are answered and remembered. */
  NEW,
  /** Started, and no pair carries yet. */
  CHECKING,
  /** A pair carries, and consent to send on it is kept. */
  CONNECTED,
  /** Over; see {@link IceFailure}. */
  FAILED
}
