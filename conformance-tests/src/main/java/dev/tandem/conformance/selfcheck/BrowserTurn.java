package dev.tandem.conformance.selfcheck;

import dev.tandem.conformance.check.Check;
import dev.tandem.conformance.probe.browser.Browsers;
import dev.tandem.conformance.requirement.Capability;
import dev.tandem.conformance.requirement.Catalogue;
import dev.tandem.conformance.target.Target;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks that look through a real browser take turns: they share a few, and one machine. */
final class BrowserTurn implements AutoCloseable {
  /** As many as can run at the same time. */
  static final int COUNT = 2;

  /** Encoding and decoding of pictures beside other checks takes its time. */
  private static final double PATIENCE = 2;

  private final Set<String> checks =
      Catalogue.load().requirements().stream()
          .filter(
              r -> r.needs().contains(Capability.BROWSER) || r.needs().contains(Capability.NATIVE))
          .flatMap(r -> r.checks().stream())
          .collect(Collectors.toUnmodifiableSet());

  private final List<Browsers> browsers =
      Stream.generate(() -> new Browsers(null)).limit(COUNT).toList();
  private final BlockingQueue<Browsers> idle = new LinkedBlockingQueue<>(browsers);

  boolean isNeededBy(String check) {
    return checks.contains(check);
  }

  Judgement judge(Check check, Target target, long seed) {
    Target patient = target.with(target.deadlines().withFactorAtLeast(PATIENCE));
    Browsers own = take();
    try {
      return Judgement.of(check, patient, seed, own);
    } finally {
      idle.add(own);
    }
  }

  private Browsers take() {
    try {
      return idle.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    browsers.forEach(Browsers::close);
  }
}
