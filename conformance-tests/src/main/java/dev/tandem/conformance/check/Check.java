package dev.tandem.conformance.check;

import java.util.function.Consumer;

/** One judgement of a server, seen from outside. */
public interface Check {
  /** The name under which the catalogue refers to it, such as push-of-unknown-stream-is-404. */
  String id();

  /**
   * Returns if the server does what is required.
   *
   * @throws CheckFailure if it does not
   */
  void run(CheckContext context);

  /** A check of this name. */
  static Check of(String id, Consumer<CheckContext> judgement) {
    return new Check() {
      @Override
      public String id() {
        return id;
      }

      @Override
      public void run(CheckContext context) {
        judgement.accept(context);
      }
    };
  }
}
