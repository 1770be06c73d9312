package dev.tandem.server.republish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.signalling.message.WcsMessage;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole agent, except media, against real servers that do not do what they should. */
class MisbehavingTargetTest {
  private static final long PATIENCE_SECONDS = 30;
  private static final String TRY_LATER =
      "the target closed the connection with code 1013 \"try later\"";

  private final Bench bench = new Bench();

  private static RepublishOptions options(Duration answerTime) {
    return new RepublishOptions(
        RepublishOptions.Tls.OFF,
        new RepublishOptions.Deadlines(
            Duration.ofSeconds(20),
            answerTime,
            answerTime,
            Duration.ofSeconds(20),
            Duration.ofSeconds(2)),
        RepublishOptions.KeepAlive.DEFAULT,
        // a failed attempt stays visible, with its error
        new RepublishOptions.Retry(Duration.ofHours(1), Duration.ofHours(1)),
        10);
  }

  private Republisher republisher(Duration answerTime) {
    bench.publish("near");
    return Republisher.create(
        bench.engine,
        bench.registry,
        dev.tandem.server.signalling.sdp.NegotiationPolicy.DEFAULT,
        options(answerTime));
  }

  private static void push(Republisher republisher, MockServer server)
      throws RepublishRefusedException {
    republisher.push(
        new RepublishRequest("ws://localhost:" + server.port(), "near", "far", 1, false));
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
    }
    assertThat(condition.getAsBoolean()).as("came within %d s", PATIENCE_SECONDS).isTrue();
  }

  private static String status(Republisher republisher) {
    return republisher.findAll().getFirst().status();
  }

  /** Pushes to a server with a script and returns the error that ends the attempt. */
  private String errorOf(BiConsumer<String, Session> script) throws Exception {
    return errorOf(script, Duration.ofSeconds(20));
  }

  private String errorOf(BiConsumer<String, Session> script, Duration answerTime) throws Exception {
    try (MockServer server = new MockServer(script);
        Republisher republisher = republisher(answerTime)) {
      push(republisher, server);
      await(() -> status(republisher).equals("WAIT_RETRY"));
      assertThat(bench.engine.players).allMatch(player -> player.closed);
      return String.valueOf(republisher.findAll().getFirst().lastError());
    }
  }

  private static BiConsumer<String, Session> at(
      String stage, java.util.function.Consumer<Session> deed) {
    return (reached, session) -> {
      if (reached.equals(stage)) {
        deed.accept(session);
      }
    };
  }

  @Test
  void aServerThatWorksIsPushedToAndTakenLeaveOf() throws Exception {
    try (MockServer server = new MockServer((stage, session) -> {});
        Republisher republisher = republisher(Duration.ofSeconds(20))) {
      push(republisher, server);
      await(() -> status(republisher).equals("ESTABLISHED"));

      republisher.terminate(
          new RepublishFilter("ws://localhost:" + server.port(), null, null, null));

      await(() -> server.received.contains("unPublishStream"));
      assertThat(server.received).containsExactly("connection", "publishStream", "unPublishStream");
      assertThat(republisher.findAll()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"connection", "publishStream", "after publishStream"})
  void aServerThatClosesAtAStageIsReportedWithItsReason(String stage) throws Exception {
    assertThat(errorOf(at(stage, s -> s.close(1013, "try later", Callback.NOOP))))
        .isEqualTo(TRY_LATER);
  }

  /**
   * The agent speaks first, and its message may meet a closed connection before it has read why:
   * then TCP loses the reason.
   */
  @Test
  void aServerThatClosesWhenItIsOpenIsReportedAsClosedOrBroken() throws Exception {
    assertThat(errorOf(at(MockServer.OPEN, s -> s.close(1013, "try later", Callback.NOOP))))
        .satisfiesAnyOf(
            error -> assertThat(error).isEqualTo(TRY_LATER),
            error -> assertThat(error).startsWith("the connection to the target broke: "));
  }

  @ParameterizedTest
  @ValueSource(strings = {MockServer.OPEN, "connection", "publishStream", "after publishStream"})
  void aServerThatBreaksTheConnectionAtAStageIsReported(String stage) throws Exception {
    assertThat(errorOf(at(stage, Session::disconnect))).contains("target");
  }

  @ParameterizedTest
  @ValueSource(strings = {MockServer.OPEN, "connection", "publishStream", "after publishStream"})
  void garbageIsReported(String stage) throws Exception {
    assertThat(errorOf(at(stage, s -> s.sendText("<html>hello", Callback.NOOP))))
        .startsWith("the target sent what is not a WCS message: Not valid JSON");
  }

  @Test
  void aMessageOfTenMegabytesIsNotRead() throws Exception {
    String big = "{\"message\":\"x\",\"data\":[\"" + "y".repeat(10_000_000) + "\"]}";

    assertThat(errorOf(at("publishStream", s -> s.sendText(big, Callback.NOOP))))
        .isEqualTo("the target sent a message of more than 1048576 octets");
  }

  @Test
  void binaryFramesAreNoReasonToStop() throws Exception {
    BiConsumer<String, Session> script =
        at("connection", s -> s.sendBinary(ByteBuffer.allocate(100), Callback.NOOP));
    try (MockServer server = new MockServer(script);
        Republisher republisher = republisher(Duration.ofSeconds(20))) {
      push(republisher, server);

      await(() -> status(republisher).equals("ESTABLISHED"));
    }
  }

  @Test
  void aRefusalIsReportedInTheTargetsWords() throws Exception {
    BiConsumer<String, Session> script =
        at(
            "publishStream",
            session ->
                MockServer.send(
                    session,
                    WcsMessage.of(
                        "notifyStreamStatusEvent",
                        WcsMessage.object()
                            .put("mediaSessionId", bench.engine.players.getLast().options.label())
                            .put("status", "FAILED")
                            .put("info", "Stream name is already in use"))));

    assertThat(errorOf(script))
        .isEqualTo("the target ended the stream: FAILED \"Stream name is already in use\"");
  }

  @Test
  void aServerThatIsNoWcsServerIsReported() throws Exception {
    try (MockServer server = new MockServer((stage, session) -> {});
        Republisher republisher = republisher(Duration.ofSeconds(20))) {
      republisher.push(
          new RepublishRequest(
              "ws://localhost:" + server.port() + "/elsewhere", "near", "far", 1, false));
      await(() -> status(republisher).equals("WAIT_RETRY"));

      assertThat(republisher.findAll().getFirst().lastError())
          .isEqualTo("the target answered the WebSocket upgrade with HTTP status 404");
    }
  }

  @Test
  void aServerThatNeverAnswersBlocksNobodyAndIsGivenUp() throws Exception {
    RepublishOptions normal = options(Duration.ofSeconds(20));
    RepublishOptions impatient =
        new RepublishOptions(
            normal.tls(),
            new RepublishOptions.Deadlines(
                Duration.ofMillis(300),
                Duration.ofMillis(300),
                Duration.ofMillis(300),
                Duration.ofMillis(300),
                Duration.ofMillis(300)),
            normal.keepAlive(),
            normal.retry(),
            10);
    bench.publish("near");
    try (SilentServer silent = new SilentServer();
        Republisher republisher =
            Republisher.create(
                bench.engine,
                bench.registry,
                dev.tandem.server.signalling.sdp.NegotiationPolicy.DEFAULT,
                impatient)) {
      RepublishInfo info =
          republisher.push(
              new RepublishRequest("ws://localhost:" + silent.port(), "near", "far", 1, false));

      assertThat(info.status()).isEqualTo("NEW");
      await(() -> status(republisher).equals("WAIT_RETRY"));
      assertThat(republisher.findAll().getFirst().lastError())
          .containsAnyOf("did not accept the connection within 0.3 s", "did not answer in time");
    }
  }

  @Test
  void anUnknownPinIsRefusedAtTheStart() {
    org.assertj.core.api.Assertions.assertThatThrownBy(() ->
            new JettySignalling(
                new RepublishOptions.Tls(true, null, Set.of("abc")), Duration.ofSeconds(1)))
        .hasMessage("\"abc\" is no SHA-256 digest of a certificate; expected 64 hex digits");
  }
}
