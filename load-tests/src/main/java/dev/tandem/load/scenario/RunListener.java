package dev.tandem.load.scenario;

/** Follows a run as it goes on. */
public interface RunListener {
  /** A step begins. */
  void begins(Step.Purpose purpose, Load load);

  /** One more moment was seen. */
  void saw(Moment moment, Load load);

  /** A step has ended. */
  void ended(Step step);

  /** Nobody listens. */
  RunListener NONE =
      new RunListener() {
        @Override
        public void begins(Step.Purpose purpose, Load load) {}

        @Override
        public void saw(Moment moment, Load load) {}

        @Override
        public void ended(Step step) {}
      };
}
