package dev.tandem.server.signalling.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.server.media.api.FakeMediaEngine.FakePublisher;
import dev.tandem.server.signalling.message.WcsMessage;
import dev.tandem.server.signalling.session.SessionOptions;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Bad input, overload, and the end of the server. */
class SignallingLimitsTest {

  private static WebSocketLimits limits(int connections, int perSecond, int burst, int queued) {
    return new WebSocketLimits(connections, perSecond, burst, queued, Duration.ofSeconds(2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "nonsense",
        "[1]",
        "null",
        "{\"data\":[]}",
        "{\"message\":7,\"data\":[]}",
        "{\"message\":\"publishStream\",\"data\":{}}",
        "{\"message\":\"publishStream\",\"data\":[\"x\"]}",
        "{\"message\":\"publishStream\",\"data\":[{\"mediaSessionId\":[]}]}",
        "{\"message\":\"availableStream\",\"data\":[null]}"
      })
  void badMessagesAreAnsweredAndTheConnectionStays(String text) throws Exception {
    try (SignallingServer server = SignallingServer.start()) {
      WcsClient client = server.connect();

      client.sendText(text);

      JsonNode fail = client.await("fail").data().getFirst();
      assertThat(fail.propertyNames())
          .containsExactlyInAnyOrder("apiMethod", "id", "status", "info");
      assertThat(fail.path("status").asString()).isEqualTo("FAILED");
      assertThat(fail.path("info").asString()).isNotEmpty();
      client.publish("p", "s");
      client.await("setRemoteSDP");
    }
  }

  @Test
  void tooManyBadMessagesClose() throws Exception {
    try (SignallingServer server = SignallingServer.start()) {
      WcsClient client = server.connect();

      for (int i = 0; i <= SignallingServer.options().maxBadMessages(); i++) {
        client.sendText("{");
      }

      WcsClient.Closed closed = client.awaitClosed();
      assertThat(closed.code()).isEqualTo(1008);
      assertThat(closed.reason()).isEqualTo("Too many bad messages");
    }
  }

  @Test
  void aMessageThatIsTooLongClosesWith1009() throws Exception {
    try (SignallingServer server = SignallingServer.start()) {
      WcsClient client = server.connect();
      WcsClient other = server.connect();

      client.sendText("{\"message\":\"" + "x".repeat(10_000_000) + "\"}");

      WcsClient.Closed closed = client.awaitClosed();
      assertThat(closed.code()).as(closed.reason()).isEqualTo(1009);
      assertThat(closed.reason()).isEqualTo("Message is too long");
      other.publish("p", "s");
      other.await("setRemoteSDP");
    }
  }

  @Test
  void aClientThatNeverIntroducesItselfIsClosed() throws Exception {
    SessionOptions defaults = SignallingServer.options();
    SessionOptions hasty =
        new SessionOptions(
            "test",
            defaults.keepAlive(),
            defaults.negotiation(),
            defaults.messageLimits(),
            defaults.maxStreams(),
            defaults.maxBadMessages(),
            Duration.ofMillis(20),
            defaults.ratesInterval(),
            defaults.closedByPeerGrace());
    try (SignallingServer server = SignallingServer.start(hasty)) {
      WcsClient.Closed closed = server.open("/").awaitClosed();

      assertThat(closed.code()).isEqualTo(1008);
      assertThat(closed.reason()).isEqualTo("No connection message within 20 ms");
    }
  }

  @Test
  void moreConnectionsThanAllowedAreRefused() throws Exception {
    try (SignallingServer server =
        SignallingServer.start(SignallingServer.options(), limits(1, 100, 100, 1 << 20))) {
      WcsClient first = server.connect();

      assertThatThrownBy(() -> server.open("/")).hasStackTraceContaining("503");
      assertThat(first.seen()).isNotEmpty();
    }
  }

  @Test
  void fastClientsAreReadSlowlyAndLoseNothing() throws Exception {
    try (SignallingServer server =
        SignallingServer.start(SignallingServer.options(), limits(10, 100, 5, 1 << 20))) {
      WcsClient client = server.connect();
      long startNs = System.nanoTime();

      for (int i = 0; i < 30; i++) {
        client.send(
            "availableStream", WcsMessage.object().put("mediaSessionId", "m" + i).put("name", "s"));
      }
      for (int i = 0; i < 30; i++) {
        JsonNode answer = client.await("availableStream").data().getFirst();
        assertThat(answer.path("id").asString()).isEqualTo("m" + i);
      }

      assertThat(System.nanoTime() - startNs).isGreaterThan(Duration.ofMillis(200).toNanos());
    }
  }

  @Test
  void aClientThatDoesNotReadIsDisconnected() throws Exception {
    try (SignallingServer server =
        SignallingServer.start(SignallingServer.options(), limits(10, 10_000, 10_000, 200_000))) {
      WcsClient publisher = server.connect();
      WcsClient slow = server.connect();
      publisher.publish("p", "s");
      publisher.await("setRemoteSDP");
      FakePublisher peer = server.engine().publisher("p");
      peer.listener().firstMedia();
      publisher.awaitStatus("p");
      slow.play("q", "s");
      slow.await("setRemoteSDP");
      slow.stopReading();
      JsonNode event =
          WcsMessage.object()
              .put("mediaSessionId", "p")
              .put("type", "data")
              .put("payload", "x".repeat(90_000));

      for (int i = 0; i < 2000 && !server.engine().player("q").closed(); i++) {
        publisher.send("sendStreamEvent", event);
        publisher.seen();
      }

      assertThat(server.engine().player("q").awaitClosed()).isTrue();
      assertThat(peer.closed()).isFalse();
      assertThat(server.endpoints().connections().connections()).hasSize(1);
    }
  }

  @Test
  void drainingRefusesNewConnectionsAndClosesTheOldOnes() throws Exception {
    try (SignallingServer server = SignallingServer.start()) {
      WcsClient client = server.connect();
      client.publish("p", "s");
      client.await("setRemoteSDP");

      server.endpoints().refuseNew();
      assertThatThrownBy(() -> server.open("/")).hasStackTraceContaining("503");
      server.endpoints().closeAll("Server shutdown");

      assertThat(client.awaitClosed()).isEqualTo(new WcsClient.Closed(1001, "Server shutdown"));
      assertThat(server.endpoints().connections().awaitEmpty(Duration.ofSeconds(5))).isTrue();
      assertThat(server.engine().publisher("p").awaitClosed()).isTrue();
    }
  }

  @Test
  void protocolPingsOfAClientDisturbNothing() throws Exception {
    try (SignallingServer server = SignallingServer.start()) {
      WcsClient client = server.connect();

      client.sendProtocolPing();
      client.sendProtocolPing();

      client.publish("p", "s");
      client.await("setRemoteSDP");
    }
  }

  @Test
  void aClientThatClosesInGoodOrderEndsItsStreams() throws Exception {
    try (SignallingServer server = SignallingServer.start()) {
      WcsClient client = server.connect();
      client.publish("p", "s");
      client.await("setRemoteSDP");

      client.closeInGoodOrder();

      assertThat(server.engine().publisher("p").awaitClosed()).isTrue();
      assertThat(server.streams().isReserved("s")).isFalse();
      assertThat(client.awaitClosed().code()).isEqualTo(1000);
      assertThat(server.endpoints().connections().awaitEmpty(Duration.ofSeconds(5))).isTrue();
    }
  }

  @Test
  void restTerminatesAConnectionWithItsStreams() throws Exception {
    try (SignallingServer server = SignallingServer.start()) {
      WcsClient client = server.connect();
      client.publish("p", "s");
      client.await("setRemoteSDP");
      String id = server.endpoints().connections().connections().getFirst().sessionId();

      assertThat(server.endpoints().connections().terminate("nobody")).isFalse();
      assertThat(server.endpoints().connections().terminate(id)).isTrue();

      assertThat(client.awaitClosed().code()).isEqualTo(1000);
      assertThat(server.engine().publisher("p").awaitClosed()).isTrue();
    }
  }

  @Test
  void ordinaryHttpRequestsLearnWhatThePortIsFor() throws Exception {
    try (SignallingServer server = SignallingServer.start();
        HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> response =
          http.send(
              HttpRequest.newBuilder(server.uri("http", "/")).build(),
              HttpResponse.BodyHandlers.ofString());

      assertThat(response.statusCode()).isEqualTo(426);
      assertThat(response.body()).contains("This port speaks WebSocket");
    }
  }
}
