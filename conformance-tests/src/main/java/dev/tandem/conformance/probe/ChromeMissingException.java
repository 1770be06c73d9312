package dev.tandem.conformance.probe;

/** Chromium or its driver is not installed; the message says how to install both. */
public final class ChromeMissingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ChromeMissingException(String program) {
    super(program + " is missing; install it: sudo apt-get install chromium chromium-driver");
  }
}
