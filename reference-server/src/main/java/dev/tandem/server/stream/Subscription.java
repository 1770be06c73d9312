package dev.tandem.server.stream;

/** Ends an observation when it is closed. Closing twice is harmless. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
  @Override
  void close();
}
