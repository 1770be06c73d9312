package dev.tandem.conformance.selfcheck;

import dev.tandem.conformance.check.Selection;
import dev.tandem.conformance.fault.Fault;
import dev.tandem.conformance.fault.Fault.Kill;
import dev.tandem.conformance.fault.Fault.SideEffect;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the checks said about one fault.
 *
 * @param without what they said before it was switched on
 * @param with what they said while it was
 */
public record FaultResult(Fault fault, List<Judgement> without, List<Judgement> with) {
  public FaultResult {
    without = List.copyOf(without);
    with = List.copyOf(with);
  }

  /** What went otherwise than promised, a line each; empty if the fault was killed as promised. */
  public List<String> complaints() {
    Stream<String> sick =
        without.stream()
            .filter(j -> !j.passed())
            .map(j -> "%s fails without the fault: %s".formatted(j.check(), words(j)));
    Stream<String> survived =
        fault.kills().stream()
            .filter(kill -> judgement(kill).filter(j -> j.keeps(kill)).isEmpty())
            .map(this::survival);
    Stream<String> wronglyFired =
        with.stream()
            .filter(j -> !j.passed() && !announced(j.check()))
            .map(j -> "%s should pass: %s".formatted(j.check(), words(j)));
    return Stream.of(sick, survived, wronglyFired).flatMap(lines -> lines).toList();
  }

  public boolean good() {
    return complaints().isEmpty();
  }

  /** How long the checks took while the fault was switched on. */
  public long ms() {
    return with.stream().mapToLong(Judgement::ms).sum();
  }

  private String survival(Kill kill) {
    String seen = judgement(kill).map(FaultResult::words).orElse("it was not run");
    return "%s should fail with '%s': %s"
        .formatted(kill.check(), String.join("' or '", kill.words()), seen);
  }

  private boolean announced(String check) {
    return fault.kills().stream().map(Kill::check).anyMatch(check::equals)
        || fault.sideEffects().stream()
            .map(SideEffect::check)
            .anyMatch(glob -> Selection.matches(glob, check));
  }

  private Optional<Judgement> judgement(Kill kill) {
    return with.stream().filter(j -> j.check().equals(kill.check())).findFirst();
  }

  private static String words(Judgement judgement) {
    return switch (judgement.kind()) {
      case PASSED -> "it passed";
      case FAILED -> judgement.words();
      case BROKE -> "it broke with " + judgement.words();
    };
  }
}
