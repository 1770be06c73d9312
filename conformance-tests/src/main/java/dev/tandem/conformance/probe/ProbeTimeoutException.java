package dev.tandem.conformance.probe;

/** What was awaited did not happen in time; the message says what, and what was seen last. */
public final class ProbeTimeoutException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ProbeTimeoutException(String message) {
    super(message);
  }
}
