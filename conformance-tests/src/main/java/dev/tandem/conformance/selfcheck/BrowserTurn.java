package dev.tandem.conformance.selfcheck;

import dev.tandem.conformance.check.Check;
import dev.tandem.conformance.probe.browser.Browsers;
import dev.tandem.conformance.requirement.Capability;
import dev.tandem.conformance.requirement.Catalogue;
import dev.tandem.conformance.target.Target;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/** Checks that look through a real browser take turns: all share one, and one machine. */
final class BrowserTurn implements AutoCloseable {
  /** Encoding and decoding of pictures beside other checks takes its time. */
  private static final double PATIENCE = 2;

  private final Set<String> checks =
      Catalogue.load().requirements().stream()
          .filter(
              r -> r.needs().contains(Capability.BROWSER) || r.needs().contains(Capability.NATIVE))
          .flatMap(r -> r.checks().stream())
          .collect(Collectors.toUnmodifiableSet());

  private final Browsers browsers = new Browsers(null);
  private final ReentrantLock turn = new ReentrantLock(true);

  boolean isNeededBy(String check) {
    return checks.contains(check);
  }

  Judgement judge(Check check, Target target, long seed) {
    turn.lock();
    try {
      Target patient = target.with(target.deadlines().withFactorAtLeast(PATIENCE));
      return Judgement.of(check, patient, seed, browsers);
    } finally {
      turn.unlock();
    }
  }

  @Override
  public void close() {
    browsers.close();
  }
}
