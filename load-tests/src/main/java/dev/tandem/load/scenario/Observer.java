package dev.tandem.load.scenario;

import dev.tandem.load.target.TargetException;
import java.util.Optional;

/** Something that watches a run beside its native players. */
public interface Observer extends AutoCloseable {
  /** All streams are published; this is one of them. */
  void published(String stream) throws TargetException;

  /** What it sees counts from now on. */
  void measuring();

  /** What it has seen since. */
  Figures figures();

  /** Why it sees nothing, if so. */
  Optional<String> trouble();

  @Override
  void close();

  /** Nobody watches. */
  Observer NONE =
      new Observer() {
        @Override
        public void published(String stream) {}

        @Override
        public void close() {}

        @Override
        public void measuring() {}

        @Override
        public Figures figures() {
          return new Figures();
        }

        @Override
        public Optional<String> trouble() {
          return Optional.empty();
        }
      };
}
