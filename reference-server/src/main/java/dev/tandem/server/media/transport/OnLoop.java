package dev.tandem.server.media.transport;

/** Brings work from any thread to the peer's media loop. */
@FunctionalInterface
public interface OnLoop {

  /** Has the work run on the loop, in order. */
  void execute(Work work);

  /** Something to do on the loop. */
  @FunctionalInterface
  interface Work {

    void run(long nowNs);
  }
}
