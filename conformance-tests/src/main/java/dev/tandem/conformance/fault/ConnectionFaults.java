package dev.tandem.conformance.fault;

import static dev.tandem.conformance.fault.Talk.after;
import static dev.tandem.conformance.fault.Talk.answer;
import static dev.tandem.conformance.fault.Talk.fromClient;
import static dev.tandem.conformance.fault.Talk.fromServer;
import static dev.tandem.conformance.fault.Talk.hangUp;
import static dev.tandem.conformance.fault.Talk.named;
import static dev.tandem.conformance.fault.Talk.noHandshake;
import static dev.tandem.conformance.fault.Talk.swallow;

import dev.tandem.conformance.fault.proxy.Conversation;
import dev.tandem.conformance.fault.proxy.Message;
import java.util.List;
import java.util.Map;

/** How a connection begins and is kept alive. */
final class ConnectionFaults {
  static final Message PONG = Message.ofText("{\"message\":\"pong\",\"data\":[null]}");

  private ConnectionFaults() {}

  static List<Fault> all() {
    return List.of(
        Fault.of(
                "websocket-path-required",
                "refuses a WebSocket without a path",
                noHandshake(r -> r.target().equals("/") || r.target().isEmpty(), 404))
            .caughtBy("websocket-opens-without-path", "allowed is an open WebSocket"),
        Fault.of(
                "websocket-only-at-websocket",
                "takes WebSockets at /websocket and at no other path",
                noHandshake(r -> !r.target().matches("/?|/websocket"), 404))
            .caughtBy("websocket-path-is-ignored", "/socket: allowed is an open WebSocket"),
        Fault.of(
                "websocket-foreign-origin-refused",
                "refuses WebSockets from pages of other origins",
                noHandshake(r -> !r.headers().value("Origin").isEmpty(), 403))
            .caughtBy("websocket-origin-is-not-restricted", "allowed is an open WebSocket"),
        Fault.of("wss-missing", "takes no WebSocket over TLS", () -> RestFaults.noTls(true))
            .caughtBy("signalling-over-wss", "allowed is an open WebSocket"),
        Fault.of(
                "get-user-data-missing",
                "does not answer connection",
                swallow(named("getUserData")))
            .caughtBy("connection-is-answered-with-get-user-data", "allowed is getUserData within"),
        Fault.of(
                "get-user-data-twice",
                "sends getUserData twice",
                after(named("getUserData"), message -> message))
            .caughtBy(
                "get-user-data-comes-once", "allowed is exactly one getUserData, seen was 2 times"),
        Fault.of(
                "second-connection-accepted",
                "answers a second connection on one socket as the first",
                fromClient(named("connection"), ConnectionFaults::again))
            .caughtBy(
                "second-connection-gives-no-second-get-user-data",
                "allowed is no second getUserData, seen was 2 times"),
        Fault.of(
                "auth-token-missing",
                "sends getUserData without authToken",
                answer(named("getUserData"), m -> m.without("authToken")))
            .caughtBy(
                "get-user-data-has-an-auth-token",
                "allowed is getUserData with a non-empty authToken"),
        Fault.of("get-version-missing", "sends no getVersion", swallow(named("getVersion")))
            .caughtBy("get-version-follows", "allowed is getVersion within"),
        Fault.of(
                "connection-needs-all-fields",
                "does not answer a connection without mediaProviders",
                fromClient(
                    named("connection").and(m -> !m.first().has("mediaProviders")), (t, m) -> {}))
            .caughtBy("minimal-connection-is-accepted", "allowed is getUserData within"),
        Fault.of(
                "registered-sent",
                "sends registered to a client without SIP",
                after(named("getUserData"), m -> Message.of("registered", Map.of())))
            .caughtBy(
                "no-registered-without-sip", "allowed is no registered message, seen was 1 times"),
        Fault.of(
                "metrics-announced",
                "announces metrics that it does not take",
                answer(
                    named("getUserData"),
                    m -> m.withFirst(first -> first.putObject("webRTCMetricsServerDescription"))))
            .caughtBy(
                "no-metrics-announced",
                "allowed is getUserData without webRTCMetricsServerDescription"),
        Fault.of(
                "binary-frames",
                "sends DataStatusEvent in a binary frame",
                answer(named("DataStatusEvent"), Message::asBinary))
            .caughtBy("messages-are-json-text", "allowed is one JSON object per text frame")
            .alsoFires("the event is lost", "send-data-is-answered"),
        Fault.of(
                "data-missing",
                "leaves out data where there is nothing to say",
                answer(named("ping"), m -> m.edited(whole -> whole.remove("data"))))
            .caughtBy("every-message-has-a-data-array", "allowed is a data array in every message"),
        Fault.of(
                "ping-only-as-control-frame",
                "pings by the WebSocket protocol alone",
                fromServer(
                    named("ping"),
                    (talk, ping) -> {
                      talk.toServer(PONG);
                      talk.pingClient();
                    }))
            .caughtBy("ping-comes-as-text", "allowed is ping within")
            .alsoFires("they wait for a ping", "*ping*", "every-message-*", "messages-are-*"),
        Fault.of(
                "ping-every-minute",
                "pings once and then no more for a minute",
                fromServer(named("ping"), ConnectionFaults::seldom))
            .caughtBy("pings-come-often-enough", "allowed is ping within")
            .alsoFires("they wait for a second ping", "answered-pings-keep-the-connection"),
        Fault.of(
                "pong-not-counted",
                "ends connections after two pings although they were answered",
                fromServer(named("ping"), ConnectionFaults::hangUpAtTheSecond))
            .caughtBy(
                "answered-pings-keep-the-connection",
                "the end of the connection",
                "allowed is availableStream within"),
        Fault.of(
                "missed-pongs-ignored",
                "keeps clients that answer no ping",
                fromServer(
                    named("ping"),
                    (talk, ping) -> {
                      talk.toServer(PONG);
                      talk.toClient(ping);
                    }))
            .caughtBy(
                "unanswered-pings-end-the-connection",
                "allowed is the end of the connection after ten pings, seen was 13 pings and no"
                    + " end"),
        Fault.of("client-ping-closes", "takes a ping for an error", hangUp(named("ping")))
            .caughtBy("client-ping-is-no-error", "the end of the connection"));
  }

  private static void again(Conversation talk, Message connection) {
    talk.toServer(connection);
    if (talk.notes().putIfAbsent("connected", true) != null) {
      talk.toClient(Message.of("getUserData", Map.of("authToken", "again")));
    }
  }

  private static void seldom(Conversation talk, Message ping) {
    talk.toServer(PONG);
    if (talk.notes().putIfAbsent("pinged", true) == null) {
      talk.toClient(ping);
    }
  }

  private static void hangUpAtTheSecond(Conversation talk, Message ping) {
    talk.toClient(ping);
    if (talk.notes().putIfAbsent("pinged", true) != null) {
      talk.end();
    }
  }
}
