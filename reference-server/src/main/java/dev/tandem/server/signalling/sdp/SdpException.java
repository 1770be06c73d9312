package dev.tandem.server.signalling.sdp;

import java.io.Serial;

/** A session description that cannot be used. The message says what was wrong and expected. */
public class SdpException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private static final int QUOTED_LENGTH = 60;

  public SdpException(String message) {
    super(message);
  }

  /** Foreign text as it may appear in a message: printable, quoted and short. */
  static String quote(String text) {
    String shown = text.length() <= QUOTED_LENGTH ? text : text.substring(0, QUOTED_LENGTH) + "...";
    return '"' + shown.replaceAll("[^\\x20-\\x7e]", "?") + '"';
  }
}
