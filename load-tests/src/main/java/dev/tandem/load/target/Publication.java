package dev.tandem.load.target;

import java.util.Optional;

/** A stream that is being published. */
public interface Publication extends AutoCloseable {

  /** Why it ended though nobody here wanted that. */
  Optional<String> lost();

  /** Stops publishing in good order. Closing twice is harmless. */
  @Override
  void close();
}
