package dev.tandem.server;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The dependency rules between the packages of the server. Every rule has a floor on the number of
 * classes that it is about, so that it cannot pass because it looked at nothing. Raise a floor when
 * its package has grown; lower it only together with a removal.
 */
class ArchitectureTest {
  private static final String ROOT = "dev.tandem.server";
  private static final String MEDIA = ROOT + ".media";

  /** At least so many classes must be there in each package tree that a rule is about. */
  private static final Map<String, Integer> FLOORS =
      Map.of(ROOT, 30, MEDIA, 25, MEDIA + ".api", 15, MEDIA + ".rtp", 4);

  /** Stages of the packet path. They meet in MediaPath and in media.transport. */
  private static final List<String> STAGES =
      List.of("demux", "ice", "dtls", "srtp", "router", "rewrite", "feedback");

  private static final int LONGEST_FILE = 600;

  private static final JavaClasses SERVER =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void mediaKnowsNothingOfStreamsSignallingRestJsonOrTheWebServer() {
    check(
        MEDIA,
        noClasses()
            .that()
            .resideInAPackage(MEDIA + "..")
            .should()
            .dependOnClassesThat(
                not(
                    resideInAnyPackage(
                        MEDIA + "..",
                        "java..",
                        "javax.crypto..",
                        "javax.security..",
                        "org.bouncycastle..",
                        "org.slf4j..",
                        "org.jspecify.."))));
  }

  @Test
  void theTlsLibraryIsSeenInMediaDtlsAlone() {
    check(
        ROOT,
        noClasses()
            .that()
            .resideOutsideOfPackage(MEDIA + ".dtls..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.bouncycastle.tls..", "org.bouncycastle.jsse.."));
  }

  @Test
  void theRestOfTheServerSeesMediaThroughItsFacade() {
    // the facade speaks in the value types of these three packages
    var facade =
        resideInAnyPackage(MEDIA + ".api..", MEDIA + ".rtp")
            .or(
                resideInAnyPackage(MEDIA + ".ice", MEDIA + ".dtls")
                    .and(describe("values", type -> type.isRecord() || type.isEnum())));
    check(
        ROOT + ".stream",
        noClasses()
            .that(resideInAPackage(ROOT + "..").and(not(resideInAnyPackage(ROOT, MEDIA + ".."))))
            .should()
            .dependOnClassesThat(resideInAPackage(MEDIA + "..").and(not(facade))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rest", "signalling.websocket"})
  void nobodyButTheWiringDependsOn(String edge) {
    check(
        ROOT,
        noClasses()
            .that()
            .resideOutsideOfPackages(ROOT, ROOT + "." + edge + "..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + "." + edge + ".."));
  }

  @Test
  void nobodyDependsOnTheWiring() {
    check(
        ROOT,
        noClasses()
            .that()
            .resideOutsideOfPackage(ROOT)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"demux", "ice", "dtls", "srtp", "rewrite", "feedback"})
  void stagesDoNotKnowEachOther(String stage) {
    String[] others =
        STAGES.stream()
            .filter(other -> !other.equals(stage))
            .map(other -> MEDIA + "." + other + "..")
            .toArray(String[]::new);
    String own = MEDIA + "." + stage;
    check(
        own,
        noClasses()
            .that()
            .resideInAPackage(own + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(others));
  }

  /** The router joins feedback and rewriting; how packets are carried and protected it leaves. */
  @Test
  void theRouterKnowsNoTransportProtocol() {
    String own = MEDIA + ".router";
    check(
        own,
        noClasses()
            .that()
            .resideInAPackage(own + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                MEDIA + ".demux..", MEDIA + ".ice..", MEDIA + ".dtls..", MEDIA + ".srtp.."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demux",
        "ice",
        "dtls",
        "srtp",
        "rtp",
        "rtcp",
        "router",
        "rewrite",
        "feedback",
        "transport"
      })
  void protocolCodeOwnsNoSocketClockOrRandomSource(String stage) {
    String own = MEDIA + "." + stage;
    check(
        own,
        noClasses()
            .that()
            .resideInAPackage(own + "..")
            .should()
            .dependOnClassesThat(describe("sockets or channels", ArchitectureTest::isSocket))
            .orShould()
            .callCodeUnitWhere(
                JavaCall.Predicates.target(
                    describe("the clock or a random source", ArchitectureTest::isAmbient))));
  }

  /** DTLS is not here: its library blocks, so media.dtls hides a thread behind an interface. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "demux",
        "ice",
        "srtp",
        "rtp",
        "rtcp",
        "router",
        "rewrite",
        "feedback",
        "transport"
      })
  void protocolCodeOwnsNoThread(String stage) {
    String own = MEDIA + "." + stage;
    check(
        own,
        noClasses()
            .that()
            .resideInAPackage(own + "..")
            .should()
            .dependOnClassesThat(describe("threads or executors", ArchitectureTest::isThreading)));
  }

  /** Native code can end the process: few call it, and they check what they give to it. */
  @Test
  void nativeFunctionsAreCalledBySrtpAndUdpAlone() {
    check(
        MEDIA + ".foreign",
        noClasses()
            .that()
            .resideOutsideOfPackages(MEDIA + ".foreign", MEDIA + ".srtp", MEDIA + ".udp")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(MEDIA + ".foreign"));
  }

  @Test
  void rtpAndRtcpDependOnTheJdkAlone() {
    check(
        MEDIA + ".rtp",
        noClasses()
            .that()
            .resideInAnyPackage(MEDIA + ".rtp..", MEDIA + ".rtcp..")
            .should()
            .dependOnClassesThat(
                not(
                    resideInAnyPackage(
                        MEDIA + ".rtp..", MEDIA + ".rtcp..", "java..", "org.jspecify.."))));
  }

  @Test
  void noCyclesBetweenPackages() {
    check(ROOT, slices().matching(ROOT + ".(**)").should().beFreeOfCycles());
  }

  @Test
  void noMainFileIsLongerThan600Lines() throws IOException {
    var tooLong = new ArrayList<String>();
    int seen = 0;
    for (Path file : mainSources()) {
      seen++;
      int lines = Files.readAllLines(file).size();
      if (lines > LONGEST_FILE) {
        tooLong.add(file + ": " + lines + " lines");
      }
    }
    assertThat(tooLong).isEmpty();
    assertThat(seen).isGreaterThanOrEqualTo(FLOORS.get(ROOT));
  }

  private static List<Path> mainSources() throws IOException {
    var files = new ArrayList<Path>();
    try (var modules = Files.list(Path.of(".."))) {
      for (Path module : modules.toList()) {
        Path sources = module.resolve("src/main/java");
        if (Files.isDirectory(sources)) {
          try (var tree = Files.walk(sources)) {
            tree.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
          }
        }
      }
    }
    return files;
  }

  /** A rule may look at nothing only as long as the package that it is about does not exist. */
  private static void check(String packageName, ArchRule rule) {
    long scanned =
        SERVER.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> name.equals(packageName) || name.startsWith(packageName + "."))
            .count();
    boolean exists = Files.isDirectory(Path.of("src/main/java", packageName.replace('.', '/')));
    int floor = FLOORS.getOrDefault(packageName, exists ? 1 : 0);
    assertThat(scanned).as("classes scanned in " + packageName).isGreaterThanOrEqualTo(floor);
    rule.allowEmptyShould(!exists).check(SERVER);
  }

  private static boolean isSocket(JavaClass type) {
    String name = type.getName();
    return name.startsWith("java.nio.channels.")
        || name.startsWith("java.net.http.")
        || (name.startsWith("java.net.") && name.endsWith("Socket"));
  }

  private static boolean isThreading(JavaClass type) {
    return type.isAssignableTo(Thread.class)
        || type.isAssignableTo(java.util.concurrent.Executor.class)
        || type.isAssignableTo(java.util.concurrent.Future.class)
        || Set.of("java.util.Timer", "java.util.concurrent.Executors").contains(type.getName());
  }

  private static boolean isAmbient(CodeUnitCallTarget target) {
    String owner = target.getOwner().getName();
    String name = target.getName();
    boolean clock =
        (owner.equals("java.lang.System") && name.matches("currentTimeMillis|nanoTime"))
            || (owner.startsWith("java.time.") && name.matches("now|system.*|tick.*"));
    boolean random =
        (owner.equals("java.lang.Math") && name.equals("random"))
            || owner.equals("java.util.concurrent.ThreadLocalRandom")
            || (owner.equals("java.util.UUID") && name.equals("randomUUID"))
            || (target.getOwner().isAssignableTo(Random.class)
                && name.equals("<init>")
                && target.getRawParameterTypes().isEmpty());
    return clock || random;
  }

  private static <T> DescribedPredicate<T> describe(
      String text, java.util.function.Predicate<? super T> test) {
    return DescribedPredicate.describe(text, test);
  }
}
