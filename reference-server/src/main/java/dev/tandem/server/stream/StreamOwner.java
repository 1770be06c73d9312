package dev.tandem.server.stream;

/** Who asked for a stream: a signalling connection, or the agent that pulls from another server. */
@FunctionalInterface
public interface StreamOwner {

  /**
   * The stream ended. Called exactly once per stream, by the thread that ended it, after its name
   * was freed, its players were told and its media peer was closed. Must not block.
   */
  void ended(StreamEnd end);
}
