package dev.tandem.conformance.target;

/** The description of the target cannot be used; the message says what to change. */
public final class TargetException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TargetException(String message) {
    super(message);
  }
}
