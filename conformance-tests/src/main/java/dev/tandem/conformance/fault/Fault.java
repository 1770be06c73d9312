package dev.tandem.conformance.fault;

import dev.tandem.conformance.fault.proxy.Tampering;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * One thing that a server does wrong, and which checks promise to notice it.
 *
 * @param name as in the catalogue
 * @param wrong what the server does, as a sentence without a subject: "answers with 200 …"
 * @param tampering how a proxy before a good server does it; made anew whenever it is switched on
 * @param kills the checks that fail because of it, each with words that its failure contains
 * @param sideEffects other checks that fail because of it, too
 */
public record Fault(
    String name,
    String wrong,
    Supplier<Tampering> tampering,
    List<Kill> kills,
    List<SideEffect> sideEffects) {
  public Fault {
    kills = List.copyOf(kills);
    sideEffects = List.copyOf(sideEffects);
  }

  static Fault of(String name, String wrong, Supplier<Tampering> tampering) {
    return new Fault(name, wrong, tampering, List.of(), List.of());
  }

  /** The same, noticed by this check in one of these wordings. */
  Fault caughtBy(String check, String... words) {
    List<Kill> more = new ArrayList<>(kills);
    more.add(new Kill(check, List.of(words)));
    return new Fault(name, wrong, tampering, more, sideEffects);
  }

  /** The same, with checks that fail besides for this reason. */
  Fault alsoFires(String reason, String... checks) {
    List<SideEffect> more = new ArrayList<>(sideEffects);
    for (String check : checks) {
      more.add(new SideEffect(check, reason));
    }
    return new Fault(name, wrong, tampering, kills, more);
  }

  /** A check that notices the fault; its failure contains one of these wordings. */
  public record Kill(String check, List<String> words) {
    public Kill {
      words = List.copyOf(words);
    }

    /** Whether a failure says what was promised. */
    public boolean keptBy(String failure) {
      return words.stream().anyMatch(failure::contains);
    }
  }

  /** Checks (a glob) that fail although the fault is not their own, and why that has to be so. */
  public record SideEffect(String check, String reason) {}
}
