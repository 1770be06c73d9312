package dev.tandem.conformance.fault;

import static dev.tandem.conformance.fault.Talk.accept;
import static dev.tandem.conformance.fault.Talk.after;
import static dev.tandem.conformance.fault.Talk.answer;
import static dev.tandem.conformance.fault.Talk.before;
import static dev.tandem.conformance.fault.Talk.failed;
import static dev.tandem.conformance.fault.Talk.fromClient;
import static dev.tandem.conformance.fault.Talk.fromServer;
import static dev.tandem.conformance.fault.Talk.hangUp;
import static dev.tandem.conformance.fault.Talk.named;
import static dev.tandem.conformance.fault.Talk.sdp;
import static dev.tandem.conformance.fault.Talk.status;

import dev.tandem.conformance.fault.proxy.Conversation;
import dev.tandem.conformance.fault.proxy.Message;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.NullNode;

/** Single messages, and the statuses of streams in general. */
final class MessageFaults {
  private static final Set<String> KNOWN_FIELDS = Set.of("mediaSessionId", "name");

  private MessageFaults() {}

  static List<Fault> all() {
    return List.of(
        Fault.of(
                "unknown-message-closes",
                "ends the connection on a message that it does not know",
                hangUp(m -> m.name().matches("kitNonsense|nonsense")))
            .caughtBy("unknown-message-is-harmless", "the end of the connection")
            .alsoFires("they send such a message, too", "every-message-*", "messages-are-*"),
        Fault.of(
                "unknown-field-fails",
                "does not answer availableStream with a field that it does not know",
                fromClient(
                    named("availableStream").and(MessageFaults::hasUnknownField), (t, m) -> {}))
            .caughtBy("unknown-fields-are-ignored", "allowed is availableStream within"),
        Fault.of(
                "available-stream-boolean",
                "answers availableStream with the boolean false",
                answer(
                    named("availableStream").and(m -> m.field("status").equals("false")),
                    m -> m.withFirst(first -> first.put("status", false))))
            .caughtBy(
                "available-stream-says-false-as-string",
                "allowed is the status \"false\", as a string, seen was false"),
        Fault.of(
                "data-status-unknown-word",
                "answers sendData with the status OK",
                answer(named("DataStatusEvent"), m -> m.with("status", "OK")))
            .caughtBy("send-data-is-answered", "seen was only getUserData"),
        Fault.of(
                "push-logs-echoed",
                "sends pushLogs back",
                fromClient(named("pushLogs"), Conversation::toClient))
            .caughtBy("push-logs-are-swallowed", "allowed is neither an echo nor a fail"),
        Fault.of(
                "session-debug-closes",
                "ends the connection on sessionDebug",
                hangUp(named("sessionDebug")))
            .caughtBy("session-debug-is-harmless", "the end of the connection"),
        Fault.of("call-closes", "ends the connection on call", hangUp(named("call")))
            .caughtBy("calls-are-refused-with-fail", "allowed is fail within"),
        Fault.of(
                "stream-before-connection-accepted",
                "answers an offer that comes before connection",
                accept("Session not ready"))
            .caughtBy("stream-before-connection-fails", "seen was only setRemoteSDP"),
        Fault.of(
                "missing-id-accepted",
                "answers an offer without mediaSessionId",
                fromServer(
                    failed("MediaSessionId is null"),
                    (talk, message) -> talk.toClient(sdp(NullNode.instance))))
            .caughtBy("missing-media-session-id-fails", "setRemoteSDP"),
        Fault.of(
                "duplicate-id-accepted",
                "takes an offer under a mediaSessionId that is in use",
                accept("MediaSessionId is already in use"))
            .caughtBy(
                "media-session-id-in-use-fails",
                "allowed is FAILED with info 'MediaSessionId is already in use'",
                "seen was only getUserData ESTABLISHED, getVersion, setRemoteSDP"),
        Fault.of(
                "status-without-id",
                "leaves the mediaSessionId out when it refuses to play",
                answer(failed("Stream not found"), m -> m.without("mediaSessionId")))
            .caughtBy(
                "status-names-its-stream",
                "allowed is the mediaSessionId of one of the client's streams in every status")
            .alsoFires("they wait for this refusal", "play-*", "pending-*-cannot-be-played"),
        Fault.of(
                "info-reworded",
                "says in its own words that an offer is unreadable",
                answer(failed("Failed by error"), m -> m.with("info", "Bad SDP, sorry")))
            .caughtBy(
                "info-texts-are-the-documented-ones",
                "allowed is for FAILED, one of the info texts"),
        Fault.of(
                "two-terminal-statuses",
                "sends FAILED after UNPUBLISHED",
                after(
                    status("UNPUBLISHED"),
                    m -> status(m.streamId(), "FAILED", "Failed by ICE error")))
            .caughtBy("one-terminal-status", "allowed is exactly one terminal status, seen was 2"),
        Fault.of(
                "status-invented",
                "sends a status ENDING before UNPUBLISHED",
                before(status("UNPUBLISHED"), m -> status(m.streamId(), "ENDING", "")))
            .caughtBy(
                "statuses-are-the-documented-ones",
                "allowed is one of the statuses of the SDK's STREAM_STATUS"),
        Fault.of(
                "second-stream-overwrites-first",
                "ends the latest stream of a session, too, when an earlier one is unpublished",
                fromClient(
                    named("publishStream").or(named("unPublishStream")),
                    MessageFaults::endTheLatest))
            .caughtBy(
                "two-streams-of-one-session-are-kept-apart",
                "allowed is the other goes on, seen was [UNPUBLISHED"));
  }

  private static boolean hasUnknownField(Message message) {
    return !KNOWN_FIELDS.containsAll(message.first().propertyNames());
  }

  private static void endTheLatest(Conversation talk, Message message) {
    talk.toServer(message);
    if (message.is("publishStream")) {
      talk.notes().put("latest", message.streamId());
    } else if (talk.notes().get("latest") instanceof String latest) {
      talk.toServer(message.with("mediaSessionId", latest));
    }
  }
}
