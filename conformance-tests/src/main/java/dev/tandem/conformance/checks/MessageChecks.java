package dev.tandem.conformance.checks;

import dev.tandem.conformance.check.Check;
import dev.tandem.conformance.check.CheckContext;
import dev.tandem.conformance.check.Offers;
import dev.tandem.conformance.check.Signalling;
import dev.tandem.conformance.probe.WsMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Single messages of a client, sensible and odd ones. */
final class MessageChecks {
  private static final String DISPATCH = "what happens to a message that has no handler";
  private static final String READ = "how a text frame is parsed, and what a parse error ends";
  private static final String IDS = "the table of mediaSessionIds";

  private MessageChecks() {}

  static List<Check> all() {
    return List.of(
        Check.of("unknown-message-is-harmless", c -> harmless(c, "kitNonsense")),
        Check.of("unknown-fields-are-ignored", MessageChecks::unknownFields),
        Check.of("available-stream-says-false-as-string", MessageChecks::available),
        Check.of("send-data-is-answered", MessageChecks::sendData),
        Check.of("push-logs-are-swallowed", MessageChecks::pushLogs),
        Check.of("session-debug-is-harmless", c -> harmless(c, "sessionDebug")),
        Check.of("calls-are-refused-with-fail", MessageChecks::call),
        Check.of("stream-before-connection-fails", MessageChecks::tooEarly),
        Check.of("missing-media-session-id-fails", MessageChecks::missingId),
        Check.of("media-session-id-in-use-fails", MessageChecks::idInUse),
        Check.of("second-use-of-an-id-spares-the-stream", MessageChecks::idInUseOnOneConnection),
        Check.of("malformed-message-is-survived", MessageChecks::malformed),
        Check.of("one-malformed-message-keeps-the-connection", MessageChecks::keepsConnection),
        Check.of("unexpected-json-is-survived", MessageChecks::unexpected),
        Check.of("deep-json-is-survived", MessageChecks::deep),
        Check.of("silent-client-holds-up-nobody", MessageChecks::silentClient));
  }

  private static void harmless(CheckContext c, String message) {
    Signalling client = c.signalling(1);
    client.send(message, Map.of("command", "start"));
    client.fence();
  }

  private static void unknownFields(CheckContext c) {
    Signalling client = c.signalling(1);
    String id = c.freshId();
    Map<String, Object> fields = new HashMap<>(Map.of("mediaSessionId", id));
    fields.put("name", c.freshName("none"));
    fields.put("kitNonsense", List.of(1, Map.of("a", "b")));
    client.send("availableStream", fields);
    client.await(
        "availableStream",
        m -> m.first().path("id").asString("").equals(id),
        c.deadlines().answer(),
        "how the fields of a message are bound");
  }

  private static void available(CheckContext c) {
    Signalling client = c.signalling(1);
    JsonNode status = client.fence().path("status");
    CheckContext.expect(
        status.isString() && status.asString().equals("false"),
        client.lastSent(),
        "the status \"false\", as a string",
        "" + status,
        "the handler of availableStream: the vendor's SDK compares strings");
  }

  private static void sendData(CheckContext c) {
    Signalling client = c.signalling(1);
    String id = c.freshId();
    client.send("sendData", Map.of("operationId", id, "payload", Map.of("a", 1)));
    client.await(
        "DataStatusEvent",
        m ->
            m.first().path("operationId").asString("").equals(id)
                && Set.of("ACCEPTED", "FAILED").contains(m.status()),
        c.deadlines().answer(),
        "the handler of sendData: any other status throws in the vendor's SDK");
  }

  private static void pushLogs(CheckContext c) {
    Signalling client = c.signalling(1);
    String logs = "20:00:00 INFO line of the log\n".repeat(200);
    client.send("pushLogs", Map.of("logs", logs));
    client.fence();
    boolean clean = client.received().stream().noneMatch(m -> m.name().matches("pushLogs|fail"));
    if (!clean) {
      throw client.failure("neither an echo nor a fail", "the handler of pushLogs");
    }
  }

  private static void call(CheckContext c) {
    Signalling client = c.signalling(1);
    client.send("call", Map.of("callId", c.freshId(), "callee", "1000"));
    client.await("fail", m -> true, c.deadlines().answer(), DISPATCH);
    client.fence();
  }

  private static void tooEarly(CheckContext c) {
    Signalling client = c.open(1);
    String id = c.freshId();
    client.publish(id, c.freshName("early"), Offers.publish());
    refusal(c, client, id, "Session not ready", "whether a session exists before 'connection'");
  }

  private static void missingId(CheckContext c) {
    Signalling client = c.signalling(1);
    client.send("publishStream", Map.of("name", c.freshName("noid"), "sdp", Offers.publish()));
    WsMessage end =
        client.await(
            "notifyStreamStatusEvent",
            m -> m.status().equals("FAILED"),
            c.deadlines().answer(),
            IDS);
    CheckContext.expect(
        end.info().equals("MediaSessionId is null"),
        client.lastSent(),
        "info 'MediaSessionId is null'",
        "info '" + end.info() + "'",
        IDS);
  }

  private static void idInUse(CheckContext c) {
    Signalling first = c.signalling(1);
    String id = c.freshId();
    first.publish(id, c.freshName("first"), Offers.publish());
    first.answer(id);
    Signalling second = c.signalling(1);
    second.publish(id, c.freshName("second"), Offers.publish());
    refusal(c, second, id, "MediaSessionId is already in use", IDS);
  }

  private static void idInUseOnOneConnection(CheckContext c) {
    Signalling client = c.signalling(1);
    String id = c.freshId();
    client.publish(id, c.freshName("first"), Offers.publish());
    client.answer(id);
    client.publish(id, c.freshName("second"), Offers.publish());
    String sent = client.lastSent();
    client.fence();
    List<String> ends = client.ends(id);
    CheckContext.expect(
        ends.isEmpty() && client.received("setRemoteSDP").size() == 1,
        sent,
        "no status under the id of the stream that lives on, and no second setRemoteSDP",
        "%s, %d times setRemoteSDP".formatted(ends, client.received("setRemoteSDP").size()),
        IDS + ": the page would take a FAILED for the end of its live stream; 'fail' is harmless");
  }

  /** Waits for FAILED with this info. */
  static void refusal(CheckContext c, Signalling client, String id, String info, String lookFirst) {
    WsMessage end = client.end(id, c.deadlines().answer(), lookFirst);
    CheckContext.expect(
        end.status().equals("FAILED") && end.info().equals(info),
        client.lastSent(),
        "FAILED with info '%s'".formatted(info),
        "%s with info '%s'".formatted(end.status(), end.info()),
        lookFirst);
  }

  private static void malformed(CheckContext c) {
    Signalling other = c.signalling(1);
    c.signalling(1).sendText("{\"message\":");
    other.fence();
    c.signalling(1).fence();
  }

  private static void keepsConnection(CheckContext c) {
    Signalling client = c.signalling(1);
    client.sendText("{\"message\":");
    client.fence();
  }

  private static void unexpected(CheckContext c) {
    for (String text :
        List.of("[]", "7", "{}", "{\"message\":7,\"data\":[]}", "{\"message\":\"x\",\"data\":1}")) {
      c.signalling(1).sendText(text);
    }
    c.signalling(1).fence();
  }

  private static void deep(CheckContext c) {
    Signalling client = c.signalling(1);
    String nested = "[".repeat(1000) + "]".repeat(1000);
    client.sendText("{\"message\":\"kitNonsense\",\"data\":" + nested + "}");
    c.signalling(1).fence();
  }

  private static void silentClient(CheckContext c) {
    c.open(1);
    c.open(1);
    CheckContext.expect(
        !c.signalling(1).isClosed(),
        "two silent connections",
        "a third that works",
        "an end",
        READ);
  }
}
