package dev.tandem.server.stream;

/** A stream cannot be opened. The message is one of {@link StreamInfos}. */
public final class StreamRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String info;

  StreamRefusedException(String info) {
    super(info, null, false, false);
    this.info = info;
  }

  /** Why, one of {@link StreamInfos}. */
  public String info() {
    return info;
  }
}
