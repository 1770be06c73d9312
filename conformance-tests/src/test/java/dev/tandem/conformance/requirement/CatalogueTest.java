package dev.tandem.conformance.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.conformance.check.Check;
import dev.tandem.conformance.checks.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The catalogue is complete in itself: it says for everything how it is tested, or why not. */
class CatalogueTest {
  private static final Pattern KEBAB = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private static final Catalogue CATALOGUE = Catalogue.load();
  private static final List<SeedCoverage.Sentence> SEED = SeedCoverage.load();

  @Test
  void everyAreaHasRequirements() {
    assertThat(all().map(Requirement::area).distinct()).containsExactly(Area.values());
  }

  @Test
  void idsAreUniqueAndRise() {
    for (Area area : Area.values()) {
      assertThat(all().filter(r -> r.area() == area).map(Requirement::id))
          .doesNotHaveDuplicates()
          .isSorted()
          .allMatch(id -> id.matches("WCS-" + area + "-\\d{3}"));
    }
  }

  @Test
  void everyRequirementIsOneSentence() {
    assertThat(all().map(Requirement::sentence))
        .doesNotHaveDuplicates()
        .allMatch(s -> s.endsWith(".") && !s.contains(". ") && s.length() < 200);
  }

  @Test
  void everyRequirementHasASource() {
    assertThat(all()).noneMatch(r -> r.source().isEmpty());
  }

  @Test
  void everyRequirementSaysWhatItNeeds() {
    assertThat(all()).noneMatch(r -> r.needs().isEmpty());
  }

  @Test
  void everyRequirementHasChecksOrSaysWhyNot() {
    assertThat(all())
        .allMatch(r -> {
          int ways = r.checks().isEmpty() ? 0 : 1;
          ways += r.planned() == null ? 0 : 1;
          ways += r.untestable() == null ? 0 : 1;
          return ways == 1;
        });
  }

  @Test
  void everyCheckHasAFaultThatProvesIt() {
    assertThat(all().filter(r -> !r.checks().isEmpty())).noneMatch(r -> r.faults().isEmpty());
  }

  @Test
  void namesOfChecksAndFaultsAreInKebabCase() {
    assertThat(all().flatMap(r -> Stream.concat(r.checks().stream(), r.faults().stream())))
        .allMatch(KEBAB.asMatchPredicate());
  }

  @Test
  void requirementsAndChecksKnowEachOther() {
    assertThat(all().flatMap(r -> r.checks().stream()).collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(
            Suite.all().stream().map(Check::id).collect(Collectors.toSet()));
  }

  @Test
  void noCheckIsThereTwice() {
    assertThat(Suite.all()).extracting(Check::id).doesNotHaveDuplicates();
  }

  @Test
  void whatRestsOnAnotherDoesNotCarryIt() {
    assertThat(all()).allSatisfy(r -> assertThat(below(r, new HashSet<>())).doesNotContain(r.id()));
    assertThat(CATALOGUE.find("WCS-SIG-005").orElseThrow().after()).containsExactly("WCS-SIG-001");
    assertThat(all().filter(r -> r.needs().contains(Capability.MEDIA)))
        .allMatch(r -> r.after().contains("WCS-PUB-026") || r.id().equals("WCS-PUB-026"));
  }

  private static Set<String> below(Requirement requirement, Set<String> found) {
    for (String id : requirement.after()) {
      Requirement next = CATALOGUE.find(id).orElseThrow(() -> new AssertionError(id));
      if (found.add(id)) {
        below(next, found);
      }
    }
    return found;
  }

  @Test
  void everySentenceOfTheSeedIsCovered() {
    assertThat(SEED).hasSizeGreaterThan(100);
    assertThat(SEED).allMatch(s -> s.requirements().isEmpty() == (s.reason() != null));
    assertThat(SEED.stream().flatMap(s -> s.requirements().stream()))
        .allMatch(id -> CATALOGUE.find(id).isPresent());
  }

  @Test
  void everySectionOfTheSeedIsThere() {
    assertThat(SEED.stream().map(SeedCoverage.Sentence::section).distinct())
        .containsExactly(
            "Title",
            "Overview",
            "Operation flowchart",
            "REST API",
            "REST methods and responses",
            "Parameters",
            "Configuration",
            "Quick manual on testing",
            "Call flow");
  }

  @Test
  void everyStepOfTheCallFlowIsThere() {
    String quotes =
        SEED.stream()
            .filter(s -> s.section().equals("Call flow"))
            .map(SeedCoverage.Sentence::quote)
            .collect(Collectors.joining("\n", "\n", ""));
    for (int step = 1; step <= 17; step++) {
      assertThat(quotes).contains("\n" + step + ". ");
    }
  }

  @Test
  void quotesAreShort() {
    assertThat(SEED.stream().map(SeedCoverage.Sentence::quote))
        .allMatch(quote -> !quote.isBlank() && quote.split(" ").length <= 8);
  }

  @Test
  void thePageShowsTheCatalogue() throws IOException {
    assertThat(Files.readString(Path.of("../docs/requirements.md")))
        .as("write it by ./tandem check list --markdown > docs/requirements.md")
        .isEqualTo(RequirementsPage.of(CATALOGUE, SEED));
  }

  private static Stream<Requirement> all() {
    return CATALOGUE.requirements().stream();
  }
}
