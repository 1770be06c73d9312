package dev.tandem.load.target;

/** A server did not do what a load test asked of it; the message says what, and what it said. */
public final class TargetException extends Exception {
  private static final long serialVersionUID = 1L;

  public TargetException(String message) {
    super(message);
  }

  public TargetException(String message, Throwable cause) {
    super(message, cause);
  }
}
