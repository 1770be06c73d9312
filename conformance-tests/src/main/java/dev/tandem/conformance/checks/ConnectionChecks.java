package dev.tandem.conformance.checks;

import dev.tandem.conformance.check.Check;
import dev.tandem.conformance.check.CheckContext;
import dev.tandem.conformance.check.Signalling;
import dev.tandem.conformance.probe.Await;
import dev.tandem.conformance.probe.ProbeTimeoutException;
import dev.tandem.conformance.probe.WsMessage;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** How a connection begins and is kept alive. */
final class ConnectionChecks {
  private static final String HELLO = "the handler of the message 'connection'";
  private static final String PING = "the keep-alive timer";
  private static final int FEWEST_UNANSWERED = 9;
  private static final int MOST_UNANSWERED = 12;

  private ConnectionChecks() {}

  static List<Check> all() {
    return List.of(
        Check.of("websocket-opens-without-path", c -> c.open(1).hello()),
        Check.of("websocket-path-is-ignored", ConnectionChecks::anyPath),
        Check.of("websocket-origin-is-not-restricted", ConnectionChecks::anyOrigin),
        Check.of("signalling-over-wss", c -> c.openSecure(1).hello()),
        Check.of("connection-is-answered-with-get-user-data", ConnectionChecks::userData),
        Check.of("get-user-data-comes-once", ConnectionChecks::once),
        Check.of("second-connection-gives-no-second-get-user-data", ConnectionChecks::second),
        Check.of("get-user-data-has-an-auth-token", ConnectionChecks::authToken),
        Check.of("get-version-follows", ConnectionChecks::version),
        Check.of("minimal-connection-is-accepted", ConnectionChecks::minimal),
        Check.of("no-registered-without-sip", ConnectionChecks::noRegistered),
        Check.of("no-metrics-announced", ConnectionChecks::noMetrics),
        Check.of("messages-are-json-text", ConnectionChecks::shape),
        Check.of("every-message-has-a-data-array", ConnectionChecks::dataArray),
        Check.of("ping-comes-as-text", ConnectionChecks::ping),
        Check.of("pings-come-often-enough", ConnectionChecks::pingsOften),
        Check.of("answered-pings-keep-the-connection", ConnectionChecks::pingsKeep),
        Check.of("unanswered-pings-end-the-connection", ConnectionChecks::unansweredPings),
        Check.of("client-ping-is-no-error", ConnectionChecks::clientPing));
  }

  private static void anyPath(CheckContext c) {
    for (String path : List.of("/", "/websocket", "/socket", "/ab12cd34")) {
      c.open(1, path).hello();
    }
  }

  private static void anyOrigin(CheckContext c) {
    for (String origin : List.of("https://page.example", "http://page.example:8081", "null")) {
      c.openFrom(1, origin).hello();
    }
  }

  private static void userData(CheckContext c) {
    WsMessage message = c.open(1).hello();
    CheckContext.expect(
        message.first().isObject(),
        "connection",
        "getUserData with an object as first element of data",
        "" + message,
        HELLO);
  }

  private static void once(CheckContext c) {
    Signalling client = c.signalling(1);
    client.fence();
    count(client, "getUserData", 1, "exactly one getUserData");
  }

  private static void second(CheckContext c) {
    Signalling client = c.signalling(1);
    client.send("connection", Map.of("appKey", "defaultApp"));
    client.fence();
    count(client, "getUserData", 1, "no second getUserData");
  }

  private static void count(Signalling client, String name, int wanted, String allowed) {
    int seen = client.received(name).size();
    CheckContext.expect(seen == wanted, client.lastSent(), allowed, seen + " times " + name, HELLO);
  }

  private static void authToken(CheckContext c) {
    JsonNode data = c.open(1).hello().first();
    CheckContext.expect(
        !data.path("authToken").asString("").isEmpty(),
        "connection",
        "getUserData with a non-empty authToken",
        "" + data,
        HELLO);
  }

  private static void version(CheckContext c) {
    Signalling client = c.signalling(1);
    client.await(
        "getVersion", m -> !m.first().asString("").isEmpty(), c.deadlines().answer(), HELLO);
  }

  private static void minimal(CheckContext c) {
    Signalling client = c.open(1);
    client.send("connection", Map.of("appKey", "defaultApp"));
    client.await("getUserData", m -> true, c.deadlines().answer(), HELLO);
  }

  private static void noRegistered(CheckContext c) {
    Signalling client = c.signalling(1);
    client.fence();
    count(client, "registered", 0, "no registered message");
  }

  private static void noMetrics(CheckContext c) {
    JsonNode data = c.open(1).hello().first();
    CheckContext.expect(
        !data.has("webRTCMetricsServerDescription"),
        "connection",
        "getUserData without webRTCMetricsServerDescription",
        "" + data,
        HELLO);
  }

  private static void shape(CheckContext c) {
    Signalling client = conversation(c);
    for (WsMessage message : client.received()) {
      CheckContext.expect(
          message.whole().isObject() && message.whole().path("message").isString(),
          client.lastSent(),
          "one JSON object per text frame, with a string in 'message'",
          "" + message,
          "where messages are written");
    }
  }

  private static void dataArray(CheckContext c) {
    Signalling client = conversation(c);
    for (WsMessage message : client.received()) {
      CheckContext.expect(
          message.whole().path("data").isArray(),
          client.lastSent(),
          "a data array in every message: the vendor's SDK reads data[0] before the name",
          "" + message,
          "where messages are written");
    }
  }

  private static Signalling conversation(CheckContext c) {
    Signalling client = c.signalling(1);
    client.awaitNextPing();
    client.send("sendData", Map.of("operationId", "1", "payload", Map.of()));
    client.send("nonsense", Map.of());
    client.fence();
    return client;
  }

  private static void ping(CheckContext c) {
    c.signalling(1).awaitNextPing();
  }

  private static void pingsOften(CheckContext c) {
    Signalling client = c.signalling(1);
    client.awaitNextPing();
    client.awaitNextPing();
    List<WsMessage> pings = client.received("ping");
    long ms = (pings.get(1).atNs() - pings.getFirst().atNs()) / 1_000_000;
    CheckContext.expect(
        ms <= 10_000, "nothing", "at most 10 s between two pings", ms + " ms", PING);
  }

  private static void pingsKeep(CheckContext c) {
    Signalling client = c.signalling(1);
    client.awaitNextPing();
    client.awaitNextPing();
    client.fence();
  }

  private static void clientPing(CheckContext c) {
    Signalling client = c.signalling(1);
    client.send("ping", null);
    client.fence();
  }

  /** Counts pings instead of seconds, so that it fits any interval. */
  private static void unansweredPings(CheckContext c) {
    Signalling client = c.openSilent(1);
    client.hello();
    int pings = 0;
    while (!client.isClosed() && pings <= MOST_UNANSWERED) {
      pings = awaitPingOrEnd(c, client, pings);
    }
    CheckContext.expect(
        client.isClosed() && pings >= FEWEST_UNANSWERED,
        "no answer to any ping",
        "the end of the connection after ten pings",
        client.isClosed() ? "the end after " + pings : pings + " pings and no end",
        PING + ": it counts the pongs that are missing");
  }

  private static int awaitPingOrEnd(CheckContext c, Signalling client, int pings) {
    try {
      Await.value(
          "a ping or the end",
          c.deadlines().ping(),
          () -> client.isClosed() || client.received("ping").size() > pings,
          changed -> changed);
    } catch (ProbeTimeoutException e) {
      throw client.failure("a further ping, or the end of the connection", PING);
    }
    return client.received("ping").size();
  }
}
