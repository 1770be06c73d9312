package dev.tandem.server.web;

/** A certificate or key file cannot be used. The message says which and why. */
public final class CertificateException extends Exception {

  private static final long serialVersionUID = 1L;

  CertificateException(String message) {
    super(message);
  }

  CertificateException(String message, Throwable cause) {
    super(message + ": " + (cause.getMessage() == null ? cause : cause.getMessage()), cause);
  }
}
