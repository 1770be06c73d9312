package dev.tandem.load.client;

/** A native client could not do its part: a description did not fit, or no connection came up. */
public final class ClientException extends Exception {
  private static final long serialVersionUID = 1L;

  public ClientException(String message) {
    super(message);
  }

  public ClientException(String message, Throwable cause) {
    super(message, cause);
  }
}
