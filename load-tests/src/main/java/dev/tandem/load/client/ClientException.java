package dev.tandem.load.client;

import java.util.concurrent.ExecutionException;

/** A native client could not do its part: a description did not fit, or no connection came up. */
public final class ClientException extends Exception {
  private static final long serialVersionUID = 1L;

  public ClientException(String message) {
    super(message);
  }

  public ClientException(String message, Throwable cause) {
    super(message, cause);
  }

  /** What went wrong in a future, without the wrapper's own words. */
  public static String words(ExecutionException failure) {
    Throwable cause = failure.getCause();
    return String.valueOf(cause == null ? failure.getMessage() : cause.getMessage());
  }
}
