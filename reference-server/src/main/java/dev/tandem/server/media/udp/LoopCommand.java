package dev.tandem.server.media.udp;

/** Something that control wants a media loop to do. */
@FunctionalInterface
public interface LoopCommand {

  /** Runs on the loop. */
  void run(long nowNs);
}
