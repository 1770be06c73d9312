package dev.tandem.conformance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The kit sees every server from outside; only its tests may know the reference server. */
class ArchitectureTest {
  private static final String ROOT = "dev.tandem.conformance";

  /** Raise it as the kit grows, so that no rule passes because it looked at nothing. */
  private static final int FLOOR = 35;

  private static final JavaClasses KIT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void scansTheKit() {
    assertThat(KIT.size()).isGreaterThanOrEqualTo(FLOOR);
  }

  @Test
  void theKitDoesNotDependOnTheReferenceServer() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.tandem.server..")
        .check(KIT);
  }

  @Test
  void noCyclesBetweenPackages() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().allowEmptyShould(true).check(KIT);
  }
}
