package dev.tandem.conformance.fault;

import static dev.tandem.conformance.fault.Talk.answer;
import static dev.tandem.conformance.fault.Talk.failed;
import static dev.tandem.conformance.fault.Talk.named;
import static dev.tandem.conformance.fault.Talk.refuse;
import static dev.tandem.conformance.fault.Talk.status;
import static dev.tandem.conformance.fault.Talk.swallow;

import dev.tandem.conformance.fault.media.MediaLeg;
import dev.tandem.conformance.fault.media.MediaRelay;
import dev.tandem.conformance.fault.media.MediaTampering;
import dev.tandem.conformance.fault.proxy.Conversation;
import dev.tandem.conformance.fault.proxy.Message;
import dev.tandem.conformance.fault.proxy.Tampering;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** What players are told and get. */
final class PlayFaults {
  private static final String FAILED = "FAILED 'Failed by error'";
  private static final String LEFT = "Stopped by publisher stop";

  private PlayFaults() {}

  static List<Fault> all() {
    return List.of(
        playAnswer("play-unanswered", "does not answer the offers of players", (t, m) -> {})
            .caughtBy("play-offer-is-answered", "allowed is setRemoteSDP"),
        playAnswer(
                "playing-before-media",
                "says PLAYING together with the answer",
                (talk, message) -> {
                  talk.toClient(status(message.streamId(), "PLAYING", ""));
                  talk.toClient(message);
                })
            .caughtBy("tracks-are-there-when-playing", "in the page when PLAYING is called back"),
        sdp(
                "play-answer-sendrecv",
                "answers players with sendrecv",
                s -> s.replace("a=sendonly", "a=sendrecv"))
            .caughtBy("play-answer-is-sendonly", "seen was [sendrecv, sendrecv]"),
        sdp(
                "play-answer-loses-a-line",
                "answers players without the video line",
                s -> s.replaceAll("(?s)m=video.*", ""))
            .caughtBy("play-answer-keeps-the-m-lines", "seen was [audio]"),
        sdp(
                "two-msids",
                "gives sound and pictures to players as two streams",
                s -> s.replaceAll("(?s)(m=video.*?a=msid:)\\S+", "$1another"))
            .caughtBy("play-answer-has-one-msid", "another]"),
        sdp(
                "msid-dash",
                "names the stream of players '-'",
                s -> s.replaceAll("a=msid:\\S+", "a=msid:-"))
            .caughtBy("play-answer-has-one-msid", "seen was [-, -]"),
        Fault.of(
                "single-m-line-refused",
                "refuses players who offer one medium",
                refuse(
                    named("playStream").and(m -> m.field("sdp").split("\nm=", -1).length < 3),
                    "Failed by error"))
            .caughtBy("play-of-one-medium-works", FAILED),
        playAnswer(
                "missing-video-fails-play",
                "refuses players who offer a medium that the stream lacks",
                PlayFaults::refusedIfInactive)
            .caughtBy("missing-medium-is-rejected-alone", FAILED),
        Fault.of(
                "stop-says-failed",
                "answers stopStream with FAILED",
                answer(status("STOPPED"), m -> m.with("status", "FAILED")))
            .caughtBy("stop-is-answered-with-stopped", "allowed is STOPPED, seen was FAILED")
            .caughtBy(
                "page-that-stops-playing-sees-stopped", "allowed is STOPPED, seen was FAILED"),
        Fault.of(
                "players-see-stopped",
                "says STOPPED to players whose publisher left",
                answer(failed(LEFT), m -> m.with("status", "STOPPED")))
            .caughtBy("players-learn-that-the-publisher-left", "seen was STOPPED"),
        Fault.of(
                "players-see-nothing",
                "says nothing to players whose publisher left",
                swallow(failed(LEFT)))
            .caughtBy("players-learn-that-the-publisher-left", "allowed is"),
        Fault.of(
                "broken-publisher-unnoticed",
                "never notices that a publisher has gone",
                Unnoticed::new)
            .caughtBy("players-learn-that-the-publisher-broke-off", "allowed is")
            .caughtBy("killed-browser-ends-its-streams", "allowed is an end within"),
        Fault.of(
                "leaving-player-disturbs",
                "forwards every other picture once a player has left",
                () -> new MediaRelay(new Disturbance()))
            .caughtBy(
                "leaving-players-disturb-nobody", "allowed is every frame at the player who stays"),
        Fault.of(
                "second-play-replaces-first",
                "stops the first playback of a session when it begins a second",
                OnePlay::new)
            .caughtBy("two-streams-play-in-one-session", "video packets"),
        Fault.of(
                "own-stream-refused",
                "refuses to play a stream to the session that publishes it",
                NotOwn::new)
            .caughtBy("own-stream-can-be-played", FAILED),
        Fault.of(
                "event-with-publishers-id",
                "sends events to players under an id that is not theirs",
                answer(
                    named("notifyStreamEvent"), m -> m.with("mediaSessionId", "the-publishers-id")))
            .caughtBy(
                "events-carry-the-players-own-id",
                "allowed is notifyStreamEvent with the player's mediaSessionId"),
        Fault.of(
                "mute-state-forgotten",
                "tells players nothing of what was muted before they came",
                answer(
                    m ->
                        m.is("notifyStreamStatusEvent")
                            || m.field("type").matches("audioMuted|videoMuted"),
                    PlayFaults::withoutMute))
            .caughtBy(
                "mute-state-is-told-to-late-players",
                "allowed is word that audio is muted, as a state or as an event"),
        Fault.of(
                "play-ice-timeout-silent",
                "says nothing to players whose transport never comes up",
                swallow(failed("Failed by ICE timeout")))
            .caughtBy("ice-timeout-fails-the-playback", "allowed is"));
  }

  private static Fault sdp(String name, String wrong, UnaryOperator<String> edit) {
    return playAnswer(name, wrong, (talk, message) -> talk.toClient(message.withSdp(edit)));
  }

  private static Fault playAnswer(String name, String wrong, Talk.Deed deed) {
    return Fault.of(name, wrong, () -> new OfPlayers(deed));
  }

  private static void refusedIfInactive(Conversation talk, Message message) {
    String sdp = message.json().path("data").path(1).asString("");
    boolean lacks = sdp.contains("m=video 0 ") || sdp.contains("a=inactive");
    talk.toClient(lacks ? status(message.streamId(), "FAILED", "Failed by error") : message);
  }

  private static Message withoutMute(Message message) {
    return message.without("audioState").without("videoState").without("type");
  }

  /** Does something with the answers to players. */
  private record OfPlayers(Talk.Deed deed) implements Tampering {
    @Override
    public void fromClient(Conversation talk, Message message) {
      if (message.is("playStream")) {
        talk.notes().put(message.streamId(), true);
      }
      talk.toServer(message);
    }

    @Override
    public void fromServer(Conversation talk, Message message) {
      if (message.is("setRemoteSDP") && talk.notes().containsKey(message.streamId())) {
        deed.with(talk, message);
      } else {
        talk.toClient(message);
      }
    }
  }

  private static final class OnePlay implements Tampering {
    @Override
    public void fromClient(Conversation talk, Message message) {
      talk.toServer(message);
      if (message.is("playStream")
          && talk.notes().put("played", message) instanceof Message earlier) {
        talk.toServer(earlier.edited(whole -> whole.put("message", "stopStream")));
      }
    }

    @Override
    public void fromServer(Conversation talk, Message message) {
      if (!message.isStatus("STOPPED")) {
        talk.toClient(message);
      }
    }
  }

  private static final class NotOwn implements Tampering {
    @Override
    public void fromClient(Conversation talk, Message message) {
      String name = "name " + message.field("name");
      if (message.is("publishStream")) {
        talk.notes().put(name, true);
      }
      if (message.is("playStream") && talk.notes().containsKey(name)) {
        talk.toClient(status(message.streamId(), "FAILED", "Failed by error"));
      } else {
        talk.toServer(message);
      }
    }
  }

  /** Keeps the connection of a client that has gone, and says nothing to those who play from it. */
  private static final class Unnoticed implements Tampering {
    private final Set<String> orphans = ConcurrentHashMap.newKeySet();

    @Override
    public void fromClient(Conversation talk, Message message) {
      String name = message.field("name");
      switch (message.name()) {
        case "publishStream" -> talk.notes().put("published " + name, name);
        case "unPublishStream" -> talk.notes().remove("published " + name);
        case "playStream" -> talk.notes().put(message.streamId(), name);
        default -> {}
      }
      talk.toServer(message);
    }

    @Override
    public void fromServer(Conversation talk, Message message) {
      if (message.is("ping") && talk.notes().containsKey("gone")) {
        talk.toServer(ConnectionFaults.PONG);
      }
      Object name = talk.notes().getOrDefault(message.streamId(), "");
      if (!message.isStatus("FAILED") || !orphans.contains(name)) {
        talk.toClient(message);
      }
    }

    @Override
    public void clientLeft(Conversation talk) {
      talk.notes().put("gone", true);
      talk.notes()
          .forEach((key, name) -> {
            if (key.startsWith("published ")) {
              orphans.add((String) name);
            }
          });
    }
  }

  private static final class Disturbance implements MediaTampering {
    private static final int FRAME_TICKS = 3_000;
    private volatile boolean left;

    @Override
    public void ended(MediaLeg leg) {
      left = true;
    }

    @Override
    public void rtpFromServer(MediaLeg leg, byte[] packet) {
      boolean odd = Rtp.timestamp(packet) / FRAME_TICKS % 2 == 1;
      if (!left || !leg.isVideo(packet) || !odd) {
        leg.rtpToClient(packet);
      }
    }
  }
}
