package dev.tandem.conformance.probe.peer;

/** How far a peer has come. */
public enum PeerState {
  /** Waits for the other side's transport lines. */
  NEW,
  /** Looks for a pair of addresses. */
  CHECKING,
  /** Has a pair and shakes hands. */
  HANDSHAKING,
  /** Carries RTP. */
  CONNECTED,
  /** Gave up, or lost consent; the reason is in {@link RawPeer#failure}. */
  FAILED,
  /** Closed by us or by the other side's close_notify. */
  CLOSED
}
