package dev.tandem.conformance.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.tandem.conformance.requirement.Area;
import dev.tandem.conformance.requirement.Capability;
import dev.tandem.conformance.requirement.Catalogue;
import dev.tandem.conformance.requirement.Level;
import dev.tandem.conformance.requirement.Requirement;
import dev.tandem.conformance.requirement.Status;
import dev.tandem.conformance.target.ExpectedFinding;
import dev.tandem.conformance.target.ServerAddresses;
import dev.tandem.conformance.target.Target;
import dev.tandem.conformance.target.TargetDeadlines;
import dev.tandem.conformance.verdict.CheckResult;
import dev.tandem.conformance.verdict.FailureCard;
import dev.tandem.conformance.verdict.Outcome;
import dev.tandem.conformance.verdict.RunListener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckEngineTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC);
  private static final ServerAddresses NOBODY =
      new ServerAddresses(
          URI.create("ws://127.0.0.1:1"), null, URI.create("http://127.0.0.1:1"), null);
  private final List<ExpectedFinding> expected = new ArrayList<>();
  private HttpServer http;
  private ServerSocket signalling;
  private int repeat = 1;
  private long seed = 7;

  /** Enough of a server to be looked at: it is there, hangs up, and has a REST API. */
  @BeforeEach
  void startServer() throws IOException {
    signalling = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::hangUp);
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext(
        "/rest-api",
        exchange -> {
          byte[] error = "{\"status\":404}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(404, error.length);
          exchange.getResponseBody().write(error);
          exchange.close();
        });
    http.start();
  }

  private void hangUp() {
    try {
      while (true) {
        signalling.accept().close();
      }
    } catch (IOException e) {
      // the test is over
    }
  }

  @AfterEach
  void stopServer() throws IOException {
    signalling.close();
    http.stop(0);
  }

  @ParameterizedTest
  @CsvSource({"MUST, FAIL", "SHOULD, WARN", "MAY, INFO", "INFO, INFO"})
  void theLevelOfTheRequirementDecidesHowBadAFindingIs(Level level, Outcome outcome) {
    assertThat(run(requirement(level), CheckEngineTest::fails).outcome()).isEqualTo(outcome);
  }

  @Test
  void aCheckThatReturnsPasses() {
    CheckResult result = run(requirement(Level.MUST), CheckEngineTest::passes);

    assertThat(result.outcome()).isEqualTo(Outcome.PASS);
    assertThat(result.card()).isNull();
    assertThat(result.reason()).isEmpty();
  }

  @Test
  void aFindingHasACardThatTellsWhatHappenedAndHowToRepeatIt() {
    FailureCard card =
        Objects.requireNonNull(run(requirement(Level.MUST), CheckEngineTest::fails).card());

    assertThat(card.requirement()).isEqualTo("WCS-SIG-901");
    assertThat(card.sent()).isEqualTo("a question");
    assertThat(card.allowed()).isEqualTo("an answer");
    assertThat(card.seen()).isEqualTo("silence");
    assertThat(card.lookFirst()).isEqualTo("the ears of the server");
    assertThat(String.join("\n", card.lastEvents())).contains("> a question");
    assertThat(card.repeat()).isEqualTo("repeat the-check");
  }

  @Test
  void whateverElseACheckThrowsIsTheFaultOfTheKit() {
    CheckResult result =
        run(
            requirement(Level.MUST),
            c -> {
              throw new IllegalStateException("no hands");
            });

    assertThat(result.outcome()).isEqualTo(Outcome.KIT_ERROR);
    assertThat(result.reason()).contains("the check broke", "no hands");
  }

  @Test
  void aCheckThatFindsNothingToJudgeIsSkippedAndSaysWhy() {
    CheckResult result =
        run(
            requirement(Level.MUST),
            c -> {
              throw new NotJudged("that is switched off here");
            });

    assertThat(result.outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(result.reason()).isEqualTo("that is switched off here");
  }

  @Test
  void aCheckWhoseOutcomesDifferIsUnstable() {
    AtomicInteger runs = new AtomicInteger();
    repeat = 3;

    CheckResult result =
        run(
            requirement(Level.MUST),
            c -> {
              if (runs.incrementAndGet() == 2) {
                fails(c);
              }
            });

    assertThat(result.outcome()).isEqualTo(Outcome.UNSTABLE);
    assertThat(result.reason()).isEqualTo("run 2: FAIL, run 1: PASS");
    assertThat(result.card()).isNotNull();
  }

  @Test
  void aCheckThatAlwaysPassesPassesHoweverOftenItRuns() {
    AtomicInteger runs = new AtomicInteger();
    repeat = 3;

    assertThat(run(requirement(Level.MUST), c -> runs.incrementAndGet()).outcome())
        .isEqualTo(Outcome.PASS);
    assertThat(runs).hasValue(3);
  }

  @Test
  void whatTheTargetCannotDoIsSkipped() {
    CheckResult result = run(requirement(Level.MUST, Capability.TLS), CheckEngineTest::fails);

    assertThat(result.outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(result.reason()).isEqualTo("the target file does not list the capability tls");
  }

  @Test
  void nothingIsJudgedWhereNobodyIs() {
    CheckResult result =
        run(
                List.of(requirement(Level.MUST)),
                List.of(check(CheckEngineTest::fails)),
                target(NOBODY))
            .getFirst();

    assertThat(result.outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(result.reason()).contains("nothing answers at ws://127.0.0.1:1", "'ws'");
  }

  @Test
  void aSecondServerThatIsNotThereSkipsWhatNeedsIt() {
    List<Requirement> both =
        List.of(
            requirement("WCS-SIG-901", "the-check", Level.MUST),
            requirement("WCS-SIG-902", "the-check", Level.MUST, Capability.PUSH));

    List<CheckResult> results =
        run(both, List.of(check(CheckEngineTest::passes)), target(here(), NOBODY));

    assertThat(results)
        .extracting(CheckResult::outcome)
        .containsExactly(Outcome.PASS, Outcome.SKIPPED);
    assertThat(results.getLast().reason()).startsWith("the second server: nothing answers");
  }

  @Test
  void aCheckThatTheKitLacksIsSkipped() {
    CheckResult result =
        run(List.of(requirement(Level.MUST)), List.of(), target(here())).getFirst();

    assertThat(result.outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(result.reason()).contains("does not have this check");
  }

  @Test
  void theSeedDecidesTheNamesThatACheckUses() {
    List<String> first = names("the-check");

    assertThat(names("the-check")).isEqualTo(first);
    assertThat(names("another-check")).doesNotContainAnyElementsOf(first);
    seed = 8;
    assertThat(names("the-check")).doesNotContainAnyElementsOf(first);
  }

  @Test
  void eachRepeatUsesNamesOfItsOwn() {
    repeat = 3;

    assertThat(names("the-check")).hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void anExpectedFindingIsNoNewsUntilItsDay() {
    expect(TODAY);

    CheckResult result = run(requirement(Level.MUST), CheckEngineTest::fails);

    assertThat(result.outcome()).isEqualTo(Outcome.INFO);
    assertThat(result.reason()).isEqualTo("expected until 2026-11-25 (web team: a proxy)");
    assertThat(result.card()).isNotNull();
  }

  @Test
  void anExpectedFindingIsAFindingAgainAfterItsDay() {
    expect(TODAY.minusDays(1));

    assertThat(run(requirement(Level.MUST), CheckEngineTest::fails).outcome())
        .isEqualTo(Outcome.FAIL);
  }

  @Test
  void anExpectedFindingThatNoLongerHappensIsItselfOne() {
    expect(TODAY);

    CheckResult result = run(requirement(Level.MUST), CheckEngineTest::passes);

    assertThat(result.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(result.reason())
        .isEqualTo("the target file expects a finding that no longer happens");
  }

  private void expect(LocalDate until) {
    expected.add(new ExpectedFinding("WCS-SIG-901", "web team", "a proxy", until));
  }

  private List<String> names(String id) {
    List<String> names = new ArrayList<>();
    Check check = Check.of(id, c -> names.add(c.freshName("x")));
    run(List.of(requirement("WCS-SIG-901", id, Level.MUST)), List.of(check), target(here()));
    return names;
  }

  private CheckResult run(Requirement requirement, Consumer<CheckContext> judgement) {
    return run(List.of(requirement), List.of(check(judgement)), target(here())).getFirst();
  }

  private List<CheckResult> run(List<Requirement> requirements, List<Check> checks, Target target) {
    RunOptions options = new RunOptions(Selection.ALL, seed, repeat, "repeat %s");
    return new CheckEngine(new Catalogue(requirements, "hash"), checks, NOON)
        .run(target, options, RunListener.NONE)
        .results();
  }

  private static void passes(CheckContext context) {
    context.transcript().add("> a greeting");
  }

  private static void fails(CheckContext context) {
    context.transcript().add("> a question");
    throw new CheckFailure("a question", "an answer", "silence", "the ears of the server");
  }

  private static Check check(Consumer<CheckContext> judgement) {
    return Check.of("the-check", judgement);
  }

  private static Requirement requirement(Level level, Capability... needs) {
    return requirement("WCS-SIG-901", "the-check", level, needs);
  }

  private static Requirement requirement(
      String id, String check, Level level, Capability... needs) {
    return new Requirement(
        id,
        Area.SIG,
        level,
        "Questions are answered.",
        List.of("good manners"),
        Status.AGREED,
        Set.of(needs),
        List.of(check),
        null,
        null,
        List.of(),
        List.of("deaf"));
  }

  private ServerAddresses here() {
    return new ServerAddresses(
        URI.create("ws://127.0.0.1:" + signalling.getLocalPort()),
        null,
        URI.create("http://127.0.0.1:" + http.getAddress().getPort()),
        null);
  }

  private Target target(ServerAddresses... servers) {
    return new Target(
        "stub",
        List.of(servers),
        EnumSet.complementOf(EnumSet.of(Capability.TLS)),
        TargetDeadlines.DEFAULT,
        expected);
  }
}
