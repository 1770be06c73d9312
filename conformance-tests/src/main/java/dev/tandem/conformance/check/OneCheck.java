package dev.tandem.conformance.check;

import dev.tandem.conformance.evidence.KnownSecrets;
import dev.tandem.conformance.probe.browser.Browsers;
import dev.tandem.conformance.requirement.Level;
import dev.tandem.conformance.target.Target;
import dev.tandem.conformance.verdict.CheckResult;
import dev.tandem.conformance.verdict.FailureCard;
import dev.tandem.conformance.verdict.Outcome;
import org.jspecify.annotations.Nullable;

/** Runs one check, turns what it throws into a result, and writes its evidence. */
final class OneCheck {
  private static final int EVENTS_SHOWN = 12;

  private final PlannedCheck planned;
  private final Check check;
  private final Target target;
  private final RunOptions options;
  private final Browsers browsers;
  private final KnownSecrets secrets;

  OneCheck(
      PlannedCheck planned, Check check, Target target, RunOptions options, Browsers browsers) {
    this.planned = planned;
    this.check = check;
    this.target = target;
    this.options = options;
    this.browsers = browsers;
    this.secrets = TargetSecrets.of(target);
  }

  /** Runs it once more; repeats count from 0. */
  CheckResult run(int repeat) {
    long startedNs = System.nanoTime();
    long seed = options.seed() * 31 + check.id().hashCode() + repeat * 1_000_003L;
    CheckContext context = new CheckContext(target, seed, browsers);
    @Nullable RuntimeException failure = attempt(context);
    long ms = (System.nanoTime() - startedNs) / 1_000_000;
    return judgement(failure, ms, context.transcript())
        .withEvidence(evidence(repeat, failure != null, context));
  }

  /** Runs the check and takes the pictures while all is open; returns what it failed with. */
  private @Nullable RuntimeException attempt(CheckContext context) {
    @Nullable RuntimeException failure = null;
    try (context) {
      try {
        check.run(context);
      } catch (RuntimeException e) {
        failure = e;
      }
      if (options.evidence().wants(failure != null)) {
        context.evidence().takePictures();
      }
    } catch (RuntimeException e) {
      failure = failure == null ? e : failure;
    }
    return failure;
  }

  private CheckResult judgement(
      @Nullable RuntimeException failure, long ms, Transcript transcript) {
    if (failure == null) {
      return planned.result(Outcome.PASS, ms, null, "");
    }
    if (failure instanceof CheckFailure finding) {
      FailureCard card = card(finding, transcript);
      return planned.result(severity(planned.requirement().level()), ms, card, card.seen());
    }
    if (failure instanceof NotJudged) {
      String why = secrets.redact(String.valueOf(failure.getMessage()));
      return planned.result(Outcome.SKIPPED, ms, null, why);
    }
    String reason = secrets.redact("the check broke: " + failure);
    return planned.result(Outcome.KIT_ERROR, ms, null, reason);
  }

  private FailureCard card(CheckFailure failure, Transcript transcript) {
    return new FailureCard(
        planned.requirement().id(),
        planned.requirement().sentence(),
        secrets.redact(failure.sent()),
        failure.allowed(),
        secrets.redact(failure.seen()),
        transcript.last(EVENTS_SHOWN).stream().map(secrets::redact).toList(),
        failure.lookFirst(),
        secrets.redact(options.command().formatted(planned.check())));
  }

  private static Outcome severity(Level level) {
    return switch (level) {
      case MUST -> Outcome.FAIL;
      case SHOULD -> Outcome.WARN;
      case MAY, INFO -> Outcome.INFO;
    };
  }

  private @Nullable String evidence(int repeat, boolean failed, CheckContext context) {
    if (!options.evidence().wants(failed)) {
      return null;
    }
    String name = planned.requirement().id() + "-" + planned.check();
    String folder = repeat == 0 ? name : name + "-run-" + (repeat + 1);
    return options.evidence().write(folder, context.evidence(), secrets);
  }
}
