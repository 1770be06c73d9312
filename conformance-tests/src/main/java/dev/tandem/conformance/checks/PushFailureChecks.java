package dev.tandem.conformance.checks;

import dev.tandem.conformance.check.Broadcast;
import dev.tandem.conformance.check.Check;
import dev.tandem.conformance.check.CheckContext;
import dev.tandem.conformance.check.Exchange;
import dev.tandem.conformance.check.Partner;
import dev.tandem.conformance.check.PartnerOptions;
import dev.tandem.conformance.check.PartnerStep;
import dev.tandem.conformance.check.PartnerStream;
import java.util.List;

/** Pushes to targets that refuse, fall silent, break off or are not there. */
final class PushFailureChecks {
  private PushFailureChecks() {}

  static List<Check> all() {
    return List.of(
        Check.of("push-to-a-taken-name-vanishes", PushFailureChecks::takenName),
        Check.of("push-that-is-refused-vanishes", c -> vanishes(c, refusing())),
        Check.of("push-that-is-refused-spares-its-source", c -> sparesSource(c, refusing())),
        Check.of(
            "push-to-a-target-that-breaks-off-vanishes",
            c -> vanishes(c, usual().closingAt(PartnerStep.ANSWER))),
        Check.of(
            "push-to-a-target-without-user-data-vanishes",
            c -> vanishes(c, usual().silentFrom(PartnerStep.HELLO))),
        Check.of(
            "push-to-a-target-without-answer-vanishes",
            c -> vanishes(c, usual().silentFrom(PartnerStep.ANSWER))),
        Check.of(
            "push-to-a-target-without-transport-vanishes",
            c -> vanishes(c, usual().withoutTransport())),
        Check.of("push-vanishes-when-its-target-dies", PushFailureChecks::dyingTarget),
        Check.of("push-vanishes-when-its-target-says-failed", PushFailureChecks::failingTarget),
        Check.of("push-to-a-closed-port-vanishes", PushFailureChecks::closedPort),
        Check.of("push-to-a-closed-port-spares-its-source", PushFailureChecks::closedPortSpares),
        Check.of("slow-target-disturbs-nobody", c -> sparesSource(c, usual().withoutTransport())),
        Check.of("dying-target-disturbs-nobody", PushFailureChecks::dyingTargetSpares));
  }

  private static PartnerOptions usual() {
    return PartnerOptions.usual();
  }

  private static PartnerOptions refusing() {
    return usual().refusing("Stream name is already in use");
  }

  private static void takenName(CheckContext c) {
    Broadcast source = c.broadcast(1);
    Broadcast owner = c.broadcast(c.second());
    Exchange push = c.push(source.name(), owner.name()).status(Pushes.PUSH, 200);
    PullChecks.awaitGone(c, push.sent(), source.name());
  }

  private static void vanishes(CheckContext c, PartnerOptions target) {
    Broadcast source = c.broadcast(1);
    Exchange push = Pushes.begun(c, source, c.partner(target).uri());
    PullChecks.awaitGone(c, push.sent(), source.name());
  }

  /** The source flows on while the push lives and when it has ended. */
  private static void sparesSource(CheckContext c, PartnerOptions target) {
    Broadcast source = c.broadcast(1);
    Witness witness = Witness.of(c, source);
    Exchange push = Pushes.begun(c, source, c.partner(target).uri());
    PullChecks.awaitGone(c, push.sent(), source.name());
    witness.missedNothing("a push that its target does not take, from its begin to its end");
  }

  private static void dyingTarget(CheckContext c) {
    Broadcast source = c.broadcast(1);
    Partner partner = c.partner();
    Pushes.flowing(c, source, partner);
    partner.drop();
    PullChecks.awaitGone(c, "a target that breaks off its WebSocket", source.name());
  }

  private static void failingTarget(CheckContext c) {
    Broadcast source = c.broadcast(1);
    PartnerStream stream = Pushes.flowing(c, source, c.partner());
    stream.status("FAILED", "Stopped by rest /terminate");
    PullChecks.awaitGone(c, "the status FAILED of the target", source.name());
  }

  private static void closedPort(CheckContext c) {
    Broadcast source = c.broadcast(1);
    Exchange push = Pushes.begun(c, source, PullChecks.closedPort());
    PullChecks.awaitGone(c, push.sent(), source.name());
  }

  private static void closedPortSpares(CheckContext c) {
    Broadcast source = c.broadcast(1);
    Witness witness = Witness.of(c, source);
    Exchange push = Pushes.begun(c, source, PullChecks.closedPort());
    PullChecks.awaitGone(c, push.sent(), source.name());
    witness.missedNothing("a push to an address where nobody listens");
  }

  private static void dyingTargetSpares(CheckContext c) {
    Broadcast source = c.broadcast(1);
    Witness witness = Witness.of(c, source);
    Partner partner = c.partner();
    Pushes.flowing(c, source, partner).vanish();
    witness.missedNothing("a target that vanishes from the network");
    partner.drop();
    PullChecks.awaitGone(c, "a target that vanishes and breaks off", source.name());
    witness.missedNothing("a target that vanishes and breaks off");
  }
}
