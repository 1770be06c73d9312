package dev.tandem.server.web;

/** A port could not be opened. The message is one line and names the setting. */
public final class PortInUseException extends Exception {

  private static final long serialVersionUID = 1L;

  PortInUseException(Listener listener, String address, Throwable cause) {
    super(
        "cannot listen on TCP port %d%s (setting %s): %s"
            .formatted(
                listener.port(),
                address.isEmpty() ? "" : " of " + address,
                listener.key(),
                reason(cause)),
        cause);
  }

  private static String reason(Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.toString() : root.getMessage();
  }
}
