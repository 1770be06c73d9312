package dev.tandem.conformance.selfcheck;

import dev.tandem.conformance.check.Check;
import dev.tandem.conformance.check.CheckContext;
import dev.tandem.conformance.check.CheckFailure;
import dev.tandem.conformance.check.NotJudged;
import dev.tandem.conformance.fault.Fault.Kill;
import dev.tandem.conformance.probe.browser.Browsers;
import dev.tandem.conformance.target.Target;

/** What one check said: nothing, the words of its failure, or that it broke. */
public record Judgement(String check, Kind kind, String words, long ms) {
  /** Whether the check was content, or had nothing to judge. */
  public enum Kind {
    PASSED,
    FAILED,
    BROKE
  }

  static Judgement of(Check check, Target target, long seed, Browsers browsers) {
    long startedNs = System.nanoTime();
    Kind kind = Kind.PASSED;
    String words = "";
    try (CheckContext context = new CheckContext(target, seed, browsers)) {
      check.run(context);
    } catch (CheckFailure e) {
      kind = Kind.FAILED;
      words = String.valueOf(e.getMessage());
    } catch (NotJudged e) {
      words = String.valueOf(e.getMessage());
    } catch (RuntimeException e) {
      kind = Kind.BROKE;
      words = e.toString();
    }
    return new Judgement(check.id(), kind, words, (System.nanoTime() - startedNs) / 1_000_000);
  }

  /** Whether the check was content. */
  public boolean passed() {
    return kind == Kind.PASSED;
  }

  boolean keeps(Kill promise) {
    return kind == Kind.FAILED && promise.keptBy(words);
  }
}
