package dev.tandem.server.media.udp;

/** Runs one packet that came over ICE-TCP to completion, on the media loop. */
public interface FrameHandler {

  /** Handles one packet. The buffer is reused after the call returns. */
  void frame(TcpPath path, byte[] buffer, int offset, int length, long nowNs);

  /** The connection is gone. */
  void closed(TcpPath path, long nowNs);
}
