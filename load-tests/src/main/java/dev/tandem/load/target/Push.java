package dev.tandem.load.target;

import java.util.Optional;

/** A stream that one server publishes on another. */
public interface Push extends AutoCloseable {

  /** Why it ended though nobody here wanted that. */
  Optional<String> lost();

  /** Has the server stop. Closing twice is harmless. */
  @Override
  void close();
}
