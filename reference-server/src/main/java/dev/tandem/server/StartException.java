package dev.tandem.server;

/** The server cannot start. The message is one line for the person who starts it. */
public final class StartException extends Exception {

  private static final long serialVersionUID = 1L;

  StartException(String message, Throwable cause) {
    super(message, cause);
  }
}
