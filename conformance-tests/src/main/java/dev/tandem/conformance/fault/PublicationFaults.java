package dev.tandem.conformance.fault;

import static dev.tandem.conformance.fault.Talk.accept;
import static dev.tandem.conformance.fault.Talk.after;
import static dev.tandem.conformance.fault.Talk.answer;
import static dev.tandem.conformance.fault.Talk.before;
import static dev.tandem.conformance.fault.Talk.failed;
import static dev.tandem.conformance.fault.Talk.hangUp;
import static dev.tandem.conformance.fault.Talk.named;
import static dev.tandem.conformance.fault.Talk.refuse;
import static dev.tandem.conformance.fault.Talk.sdp;
import static dev.tandem.conformance.fault.Talk.status;
import static dev.tandem.conformance.fault.Talk.swallow;

import dev.tandem.conformance.fault.proxy.Conversation;
import dev.tandem.conformance.fault.proxy.Message;
import dev.tandem.conformance.fault.proxy.Tampering;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The life of a stream as far as its statuses and its name tell. */
final class PublicationFaults {
  private PublicationFaults() {}

  static List<Fault> all() {
    return List.of(
        Fault.of(
                "broken-offer-silent",
                "says nothing to an offer that is no SDP",
                swallow(failed("Failed by error")))
            .caughtBy("broken-offer-fails-the-stream", "allowed is notifyStreamStatusEvent within")
            .alsoFires("they wait for this refusal", "status*", "info-texts-*"),
        Fault.of(
                "publishing-before-media",
                "says PUBLISHING together with the answer",
                after(named("setRemoteSDP"), m -> status(m.streamId(), "PUBLISHING", "")))
            .caughtBy(
                "no-publishing-without-media",
                "allowed is no PUBLISHING before ICE and DTLS are up, seen was [PUBLISHING"),
        Fault.of(
                "ice-timeout-silent",
                "says nothing when a transport never comes up",
                swallow(failed("Failed by ICE timeout")))
            .caughtBy(
                "ice-timeout-fails-the-publication", "allowed is notifyStreamStatusEvent within"),
        Fault.of(
                "pending-publication-playable",
                "says PLAYING to the player of a stream without media",
                () -> new EarlyPlay("publishStream"))
            .caughtBy("pending-publication-cannot-be-played", "PLAYING"),
        Fault.of(
                "duplicate-name-accepted",
                "answers a second publication of a name",
                accept("Stream name is already in use"))
            .caughtBy("duplicate-name-is-refused", "setRemoteSDP"),
        Fault.of(
                "unpublish-unanswered",
                "does not answer unPublishStream",
                swallow(status("UNPUBLISHED")))
            .caughtBy("unpublish-is-answered", "allowed is notifyStreamStatusEvent within"),
        Fault.of(
                "unpublish-says-failed",
                "answers unPublishStream with FAILED",
                answer(status("UNPUBLISHED"), m -> m.with("status", "FAILED")))
            .caughtBy("unpublish-is-answered", "allowed is UNPUBLISHED, seen was FAILED"),
        Fault.of(
                "stopped-by-user-info-missing",
                "answers unPublishStream without info",
                answer(status("UNPUBLISHED"), m -> m.without("info")))
            .caughtBy("unpublish-says-stopped-by-user", "allowed is info 'Stopped by user'"),
        Fault.of(
                "name-not-freed",
                "keeps the name of a stream that was unpublished",
                NameKeeper::new)
            .caughtBy(
                "name-is-free-after-unpublished",
                "seen was [FAILED Stream name is already in use]"),
        Fault.of(
                "name-freed-by-timeout-only",
                "notices two seconds later that a client has gone",
                () ->
                    new Tampering() {
                      @Override
                      public void clientLeft(Conversation talk) {
                        talk.later(Duration.ofSeconds(2), talk::leaveServer);
                      }
                    })
            .caughtBy(
                "name-is-free-after-the-connection-ended",
                "seen was [FAILED Stream name is already in use]"),
        Fault.of(
                "unknown-stop-closes",
                "ends the connection on unPublishStream of an unknown stream",
                hangUp(named("unPublishStream").and(m -> m.field("name").contains("none"))))
            .caughtBy("stop-of-unknown-stream-is-harmless", "the end of the connection"),
        Fault.of(
                "foreign-unpublish-accepted",
                "lets one session unpublish the stream of another",
                ForeignStop::new)
            .caughtBy(
                "foreign-stream-cannot-be-stopped",
                "allowed is a stream that goes on, seen was [UNPUBLISHED"),
        Fault.of(
                "unknown-stream-pending",
                "leaves the player of an unknown stream waiting",
                answer(failed("Stream not found"), m -> m.with("status", "PENDING")))
            .caughtBy("play-of-unknown-stream-fails", "seen was only", "PENDING"),
        Fault.of(
                "refused-play-gets-sdp",
                "answers the offer of a player before it refuses to play",
                before(failed("Stream not found"), m -> sdp(m.streamId())))
            .caughtBy("refused-play-gets-no-sdp", "allowed is no setRemoteSDP"),
        Fault.of(
                "string-size-fails",
                "refuses to play in a size that is given as strings",
                refuse(
                    named("playStream").and(m -> m.first().path("width").isString()),
                    "Failed by error"))
            .caughtBy(
                "play-with-sizes-as-strings-is-understood",
                "seen was FAILED with info 'Failed by error'"));
  }

  /** Answers the players of streams that were asked for and have no media. */
  static final class EarlyPlay implements Tampering {
    private final Set<String> names = ConcurrentHashMap.newKeySet();
    private final String beginning;

    EarlyPlay(String beginning) {
      this.beginning = beginning;
    }

    void promise(String name) {
      names.add(name);
    }

    @Override
    public void fromClient(Conversation talk, Message message) {
      if (message.is(beginning)) {
        promise(message.field("name"));
      }
      if (message.is("playStream") && names.contains(message.field("name"))) {
        talk.toClient(sdp(message.streamId()));
        talk.toClient(status(message.streamId(), "PLAYING", ""));
      } else {
        talk.toServer(message);
      }
    }
  }

  private static final class NameKeeper implements Tampering {
    private final Set<String> kept = ConcurrentHashMap.newKeySet();

    @Override
    public void fromClient(Conversation talk, Message message) {
      if (message.is("publishStream") && kept.contains(message.field("name"))) {
        talk.toClient(status(message.streamId(), "FAILED", "Stream name is already in use"));
        return;
      }
      if (message.is("unPublishStream")) {
        kept.add(message.field("name"));
      }
      talk.toServer(message);
    }
  }

  private static final class ForeignStop implements Tampering {
    private final Map<String, Conversation> owners = new ConcurrentHashMap<>();

    @Override
    public void fromClient(Conversation talk, Message message) {
      if (message.is("publishStream")) {
        owners.put(message.streamId(), talk);
      }
      boolean stop = message.is("unPublishStream");
      (stop ? owners.getOrDefault(message.streamId(), talk) : talk).toServer(message);
    }
  }
}
