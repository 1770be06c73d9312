package dev.tandem.conformance.fault;

import static dev.tandem.conformance.fault.Talk.answer;
import static dev.tandem.conformance.fault.Talk.fromServer;
import static dev.tandem.conformance.fault.Talk.named;
import static dev.tandem.conformance.fault.Talk.noHandshake;
import static dev.tandem.conformance.fault.Talk.swallow;

import dev.tandem.conformance.fault.proxy.Message;
import java.util.List;
import java.util.Map;

/** How a connection begins and is kept alive. */
final class ConnectionFaults {
  private ConnectionFaults() {}

  static List<Fault> all() {
    return List.of(
        Fault.of(
                "websocket-path-required",
                "refuses a WebSocket without a path",
                noHandshake(r -> r.target().equals("/") || r.target().isEmpty(), 404))
            .caughtBy("websocket-opens-without-path", "allowed is an open WebSocket"),
        Fault.of(
                "get-user-data-missing",
                "does not answer connection",
                swallow(named("getUserData")))
            .caughtBy("connection-is-answered-with-get-user-data", "allowed is getUserData within"),
        Fault.of(
                "get-user-data-twice",
                "sends getUserData twice",
                fromServer(
                    named("getUserData"),
                    (talk, message) -> {
                      talk.toClient(message);
                      talk.toClient(message);
                    }))
            .caughtBy(
                "get-user-data-comes-once", "allowed is exactly one getUserData, seen was 2 times"),
        Fault.of(
                "registered-sent",
                "sends registered to a client without SIP",
                fromServer(
                    named("getUserData"),
                    (talk, message) -> {
                      talk.toClient(message);
                      talk.toClient(Message.of("registered", Map.of()));
                    }))
            .caughtBy(
                "no-registered-without-sip", "allowed is no registered message, seen was 1 times"),
        Fault.of(
                "data-missing",
                "leaves out data where there is nothing to say",
                answer(named("ping"), m -> m.edited(whole -> whole.remove("data"))))
            .caughtBy(
                "every-message-has-a-data-array", "allowed is a data array in every message"));
  }
}
