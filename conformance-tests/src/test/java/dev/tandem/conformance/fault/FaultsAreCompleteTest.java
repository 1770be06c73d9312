package dev.tandem.conformance.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.conformance.check.Check;
import dev.tandem.conformance.checks.Suite;
import dev.tandem.conformance.fault.Fault.Kill;
import dev.tandem.conformance.requirement.Catalogue;
import dev.tandem.conformance.selfcheck.KillMatrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The faults and the catalogue fit together. */
class FaultsAreCompleteTest {
  private static final List<Fault> FAULTS = Faults.all();

  @Test
  void everyFaultHasItsOwnName() {
    assertThat(FAULTS).hasSizeGreaterThan(20).extracting(Fault::name).doesNotHaveDuplicates();
  }

  @Test
  void everyFaultIsClaimedByAtLeastOneCheckInWords() {
    assertThat(FAULTS)
        .allMatch(fault -> !fault.kills().isEmpty())
        .allMatch(fault ->
            fault.kills().stream()
                .flatMap(kill -> kill.words().stream())
                .allMatch(words -> words.length() > 5));
  }

  @Test
  void theChecksThatClaimFaultsExist() {
    assertThat(FAULTS.stream().flatMap(fault -> fault.kills().stream()).map(Kill::check))
        .isSubsetOf(Suite.all().stream().map(Check::id).toList());
  }

  @Test
  void aFaultIsNamedByTheRequirementOfEveryCheckThatClaimsIt() {
    assertThat(FAULTS)
        .allSatisfy(fault ->
            assertThat(fault.kills())
                .allMatch(kill ->
                    Catalogue.load().requirements().stream()
                        .anyMatch(r ->
                            r.checks().contains(kill.check())
                                && r.faults().contains(fault.name()))));
  }

  @Test
  void everyCheckIsProvedByAFault() {
    assertThat(Suite.all()).extracting(Check::id).isSubsetOf(claims());
  }

  @Test
  void everyFaultOfTheCatalogueCanBeSwitchedOn() {
    assertThat(
            Catalogue.load().requirements().stream()
                .filter(r -> !r.checks().isEmpty())
                .flatMap(r -> r.faults().stream())
                .distinct())
        .allMatch(name -> Faults.find(name).isPresent());
  }

  @Test
  void thePageShowsTheFaults() throws IOException {
    assertThat(Files.readString(Path.of("../docs/kill-matrix.md")))
        .as("write it by ./tandem check self-check --page > docs/kill-matrix.md")
        .isEqualTo(KillMatrix.page(Catalogue.load()));
  }

  private static List<String> claims() {
    return FAULTS.stream().flatMap(fault -> fault.kills().stream()).map(Kill::check).toList();
  }
}
