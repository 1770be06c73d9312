package dev.tandem.server.signalling.sdp;

import java.io.Serial;

/** Both sides are well-formed, but no m-line has a codec that both know. */
public final class NoCommonCodecsException extends SdpException {
  @Serial private static final long serialVersionUID = 1L;

  public NoCommonCodecsException(String message) {
    super(message);
  }
}
