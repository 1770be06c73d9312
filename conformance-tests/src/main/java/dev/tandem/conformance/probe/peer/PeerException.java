package dev.tandem.conformance.probe.peer;

/** The other side gave no transport that can be used, or it failed. */
public final class PeerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** {@code message} says what was missing or went wrong. */
  public PeerException(String message) {
    super(message);
  }
}
