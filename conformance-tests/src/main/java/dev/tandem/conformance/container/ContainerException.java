package dev.tandem.conformance.container;

/** A container cannot be started; the message says what to do. */
public final class ContainerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Whose fault it is. */
  public enum Cause {
    /** No container engine answers. */
    ENGINE,
    /** The target names an image or a command that cannot run. */
    TARGET,
    /** The server does not become ready. */
    SERVER
  }

  private final Cause kind;

  ContainerException(Cause kind, String message) {
    super(message);
    this.kind = kind;
  }

  public Cause kind() {
    return kind;
  }
}
