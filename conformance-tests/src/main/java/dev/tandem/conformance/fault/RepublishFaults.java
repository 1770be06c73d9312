package dev.tandem.conformance.fault;

import static dev.tandem.conformance.fault.Http.post;
import static dev.tandem.conformance.fault.Http.request;
import static dev.tandem.conformance.fault.Talk.swallow;

import dev.tandem.conformance.fault.media.MediaLeg;
import dev.tandem.conformance.fault.media.MediaRelay;
import dev.tandem.conformance.fault.media.MediaTampering;
import dev.tandem.conformance.fault.proxy.Conversation;
import dev.tandem.conformance.fault.proxy.Message;
import dev.tandem.conformance.fault.proxy.Reply;
import dev.tandem.conformance.fault.proxy.Request;
import dev.tandem.conformance.fault.proxy.Tampering;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The streams that pushes and pulls make. */
final class RepublishFaults {
  private static final String ALIEN = "allowed is these stamps alone";
  private static final String UNLISTED = "it is not listed as PUBLISHING";
  private static final String EVENT = "allowed is notifyStreamEvent within";
  private static final String CONFLICT = "allowed is status 200, seen was status 409";
  private static final String NOT_FOUND = "allowed is status 200, seen was status 404";
  private static final String UNTOLD = "notifyStreamStatusEvent";

  private RepublishFaults() {}

  static List<Fault> all() {
    return List.of(
        Fault.of(
                "push-swaps-names",
                "publishes a push under its local name",
                request(post("/pull/push"), r -> renamed(r, "remoteStreamName", "localStreamName")))
            .caughtBy("pushed-stream-has-its-remote-name", UNLISTED),
        Fault.of(
                "pull-swaps-names",
                "publishes a pull under its remote name",
                request(post("/pull/pull"), r -> renamed(r, "localStreamName", "remoteStreamName")))
            .caughtBy("pulled-stream-has-its-local-name", UNLISTED),
        Fault.of("push-of-another-stream", "pushes some other stream", AnotherStream::new)
            .caughtBy("pushed-video-is-that-of-the-source", ALIEN)
            .caughtBy("pushed-audio-is-that-of-the-source", ALIEN),
        Fault.of("pull-of-another-stream", "gives pulls some other stream", LatestStream::new)
            .caughtBy("pulled-video-is-that-of-the-remote", ALIEN)
            .caughtBy("pulled-audio-is-that-of-the-remote", ALIEN),
        Fault.of(
                "pushed-stream-unplayable",
                "sends no media to the players of a pushed stream",
                () -> new MediaRelay(new Unplayable(true)))
            .caughtBy("pushed-stream-is-playable", "a video packet within"),
        Fault.of(
                "pulled-stream-unplayable",
                "sends no media to the players of a pulled stream",
                () -> new MediaRelay(new Unplayable(false)))
            .caughtBy("pulled-stream-is-playable", "a video packet within"),
        Fault.of(
                "parallel-push-409",
                "refuses to push a stream twice to one server",
                () -> new FirstPush(true))
            .caughtBy("one-stream-is-pushed-under-many-names", CONFLICT),
        Fault.of(
                "second-target-refused",
                "refuses to push a stream to a second server",
                () -> new FirstPush(false))
            .caughtBy("one-stream-is-pushed-to-several-servers", CONFLICT),
        Fault.of("chained-push-refused", "does not find pushed streams to push them on", Links::new)
            .caughtBy("pushed-stream-is-pushed-on", NOT_FOUND)
            .caughtBy("pushed-stream-comes-back-under-another-name", NOT_FOUND),
        Fault.of(
                "events-stop-at-push",
                "pushes media without the events of the publisher",
                fromServers("sendStreamEvent"))
            .caughtBy("data-event-passes-a-push", EVENT)
            .caughtBy("mute-state-passes-a-push", EVENT)
            .caughtBy("video-mute-state-passes-a-push", EVENT),
        Fault.of(
                "pull-survives-source",
                "tells players nothing when a stream ends",
                swallow(RepublishFaults::endsPlay))
            .caughtBy("end-of-the-remote-fails-players-of-a-pull", UNTOLD)
            .caughtBy("terminated-pull-fails-its-players", UNTOLD));
  }

  private static Supplier<Tampering> fromServers(String name) {
    return () ->
        new Tampering() {
          @Override
          public void fromClient(Conversation talk, Message message) {
            if (!talk.fromServer() || !message.is(name)) {
              talk.toServer(message);
            }
          }
        };
  }

  private static boolean endsPlay(Message message) {
    return message.isStatus("FAILED") && message.field("info").startsWith("Stopped by");
  }

  private static Request renamed(Request request, String field, String as) {
    return request.json() instanceof ObjectNode body
        ? request.withText(body.put(field, request.field(as)).toString())
        : request;
  }

  /** Pushes the first stream in the list that is not the wanted one. */
  private static final class AnotherStream implements Tampering {
    @Override
    public Reply http(Request request, Upstream server) throws IOException {
      if (!request.is("POST", "/pull/push")) {
        return server.ask(request);
      }
      String wanted = request.field("localStreamName");
      for (JsonNode stream : Entries.list(server, "/stream/find_all")) {
        String name = stream.path("name").asString("");
        if (stream.path("published").asBoolean(false)
            && !name.equals(wanted)
            && request.json() instanceof ObjectNode body) {
          return server.ask(request.withText(body.put("localStreamName", name).toString()));
        }
      }
      return server.ask(request);
    }
  }

  /** Plays to other servers what was published last. */
  private static final class LatestStream implements Tampering {
    private volatile String latest = "";

    @Override
    public void fromClient(Conversation talk, Message message) {
      if (message.is("publishStream")) {
        latest = message.field("name");
      }
      boolean pull = talk.fromServer() && message.is("playStream") && !latest.isEmpty();
      talk.toServer(pull ? message.with("name", latest) : message);
    }
  }

  /** Keeps media from the players of streams that came by a push, or by a pull. */
  private static final class Unplayable implements MediaTampering {
    private final Map<String, Boolean> published = new ConcurrentHashMap<>();
    private final boolean pushed;

    Unplayable(boolean pushed) {
      this.pushed = pushed;
    }

    @Override
    public void connected(MediaLeg leg) {
      if (leg.published()) {
        published.put(leg.name(), leg.fromServer());
      }
    }

    @Override
    public void rtpFromServer(MediaLeg leg, byte[] packet) {
      Boolean byServer = published.get(leg.name());
      boolean unplayable = pushed ? Boolean.TRUE.equals(byServer) : byServer == null;
      if (!unplayable) {
        leg.rtpToClient(packet);
      }
    }
  }

  /** Refuses pushes of a stream after the first one to the same server, or to another one. */
  private static final class FirstPush implements Tampering {
    private final Map<String, String> uris = new ConcurrentHashMap<>();
    private final boolean same;

    FirstPush(boolean same) {
      this.same = same;
    }

    @Override
    public Reply http(Request request, Upstream server) throws IOException {
      if (!request.is("POST", "/pull/push")) {
        return server.ask(request);
      }
      String uri = request.field("uri");
      String first = uris.putIfAbsent(request.field("localStreamName"), uri);
      return first != null && first.equals(uri) == same ? Reply.of(409, "") : server.ask(request);
    }
  }

  /** Knows which streams came by a push, and does not push them. */
  private static final class Links implements Tampering {
    private final Set<String> names = ConcurrentHashMap.newKeySet();

    @Override
    public void fromClient(Conversation talk, Message message) {
      if (talk.fromServer() && message.is("publishStream")) {
        names.add(message.field("name"));
      }
      talk.toServer(message);
    }

    @Override
    public Reply http(Request request, Upstream server) throws IOException {
      boolean pushed =
          request.is("POST", "/pull/push") && names.contains(request.field("localStreamName"));
      return pushed ? Reply.of(404, "") : server.ask(request);
    }
  }
}
