package dev.tandem.server.republish;

import java.io.Serial;

/** A push or pull that is not even tried. The message says what was wrong and expected. */
public final class RepublishRefusedException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** What kind of refusal it is. */
  public enum Reason {
    /** The local stream is not published. */
    NOT_FOUND,
    /** The same thing is there already, or its name is taken. */
    CONFLICT,
    /** The request is malformed. */
    BAD_REQUEST,
    /** This server is not able or not allowed to do it. */
    INTERNAL
  }

  public RepublishRefusedException(Reason reason, String message) {
    super(message, null, false, false);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
