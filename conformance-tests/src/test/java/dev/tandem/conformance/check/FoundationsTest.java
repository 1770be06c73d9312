package dev.tandem.conformance.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.conformance.requirement.Area;
import dev.tandem.conformance.requirement.Catalogue;
import dev.tandem.conformance.requirement.Level;
import dev.tandem.conformance.requirement.Requirement;
import dev.tandem.conformance.requirement.Status;
import dev.tandem.conformance.verdict.CheckResult;
import dev.tandem.conformance.verdict.Outcome;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FoundationsTest {
  private static final Requirement PLAY = requirement("WCS-PLAY-001", "WCS-PUB-001");
  private static final Requirement OTHER = requirement("WCS-PLAY-002");
  private static final Requirement PUBLISH = requirement("WCS-PUB-001", "WCS-SIG-001");
  private static final Requirement CONNECT = requirement("WCS-SIG-001");

  private final Foundations foundations =
      new Foundations(new Catalogue(List.of(PLAY, OTHER, PUBLISH, CONNECT), "hash"));

  @Test
  void whatOthersRestOnComesFirst() {
    assertThat(foundations.order()).containsExactly(CONNECT, PUBLISH, PLAY, OTHER);
  }

  @Test
  void whatRestsOnAFailureNamesIt() {
    foundations.ended(ended(CONNECT, Outcome.FAIL));

    assertThat(foundations.failedBelow(PUBLISH)).contains("WCS-SIG-001");
    assertThat(foundations.failedBelow(OTHER)).isEmpty();
  }

  @Test
  void theFailureAtTheBottomIsNamedToTheTop() {
    foundations.ended(ended(CONNECT, Outcome.FAIL));
    foundations.ended(CheckResult.skippedAfter("WCS-SIG-001", "WCS-PUB-001", "check"));

    assertThat(foundations.failedBelow(PLAY)).contains("WCS-SIG-001");
  }

  @Test
  void nothingIsSkippedForWhatPassedOrWasSkippedItself() {
    foundations.ended(ended(CONNECT, Outcome.PASS));
    foundations.ended(ended(PUBLISH, Outcome.SKIPPED));

    assertThat(foundations.failedBelow(PUBLISH)).isEmpty();
    assertThat(foundations.failedBelow(PLAY)).isEmpty();
  }

  private static CheckResult ended(Requirement requirement, Outcome outcome) {
    return new CheckResult(requirement.id(), "check", outcome, 1, null, "");
  }

  private static Requirement requirement(String id, String... after) {
    return new Requirement(
        id,
        Area.SIG,
        Level.MUST,
        "Something is so.",
        List.of(),
        Status.AGREED,
        Set.of(),
        List.of("check"),
        null,
        null,
        List.of(after),
        List.of());
  }
}
