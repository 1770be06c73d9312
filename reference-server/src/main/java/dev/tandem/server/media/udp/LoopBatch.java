package dev.tandem.server.media.udp;

/** What a media loop does when it has read all that had arrived. */
@FunctionalInterface
public interface LoopBatch {

  /** Sends on what was received. Nothing waits for more to come. */
  void end(long nowNs);
}
