package dev.tandem.server.signalling.message;

/** A message, or a field of one, is not what it has to be. The text says what was expected. */
public final class BadMessageException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String text;

  /** An exception whose text is fit for the client to read. */
  public BadMessageException(String message) {
    super(message, null, false, false);
    this.text = message;
  }

  @Override
  public String getMessage() {
    return text;
  }
}
