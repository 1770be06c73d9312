package dev.tandem.conformance.fault;

import static dev.tandem.conformance.fault.Http.call;
import static dev.tandem.conformance.fault.Http.instead;
import static dev.tandem.conformance.fault.Http.post;
import static dev.tandem.conformance.fault.Http.replace;
import static dev.tandem.conformance.fault.Http.reply;
import static dev.tandem.conformance.fault.Http.tampering;

import dev.tandem.conformance.fault.PublicationFaults.EarlyPlay;
import dev.tandem.conformance.fault.proxy.Reply;
import dev.tandem.conformance.fault.proxy.Request;
import dev.tandem.conformance.fault.proxy.Tampering;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/** /pull/pull and what /pull/find_all says of it. */
final class PullFaults {
  private PullFaults() {}

  static List<Fault> all() {
    return List.of(
        Fault.of(
                "pull-waits-for-remote",
                "answers a pull when the remote server has answered, and 500 if that stays silent",
                tampering(
                    post("/pull/pull").and(r -> Ports.takeConnections(r.field("uri"))),
                    (request, server) -> status(server.ask(request), 500)))
            .caughtBy(
                "pull-answers-while-the-remote-is-silent",
                "allowed is status 200, seen was status 500")
            .alsoFires(
                "they pull from a silent server",
                "*pull*",
                "*find-all*",
                "*terminate*",
                "first-status-*",
                "remote-media-*",
                "local-media-*",
                "json-answers-*",
                "passwords-*"),
        Fault.of(
                "pull-without-field-200",
                "answers a pull that lacks a field with 200",
                instead(post("/pull/pull").and(PullFaults::lacksField), 200))
            .caughtBy("pull-without-a-field-is-400", "allowed is status 400, seen was status 200"),
        Fault.of(
                "pull-from-http-accepted",
                "answers a pull from an address that is no WebSocket with 200",
                instead(post("/pull/pull").and(Http::badUri), 200))
            .caughtBy("pull-from-a-bad-uri-is-400", "allowed is status 400, seen was status 200"),
        Fault.of(
                "duplicate-pull-accepted",
                "answers the same pull again with 200",
                () -> new Seen(true))
            .caughtBy("pull-twice-is-409", "allowed is status 409, seen was status 200"),
        Fault.of(
                "taken-name-pulled-over",
                "answers a pull into a name that another pull has with 200",
                () -> new Seen(false))
            .caughtBy(
                "pull-into-a-taken-name-is-409", "allowed is status 409, seen was status 200"),
        listed(
                "find-all-lacks-a-field",
                "lists entries without remoteStreamName",
                entry -> entry.remove("remoteStreamName"))
            .caughtBy(
                "find-all-has-the-documented-fields", "allowed is the field remoteStreamName"),
        listed("find-all-loses-uri", "lists an empty uri", entry -> entry.put("uri", ""))
            .caughtBy("find-all-shows-the-uri", "allowed is that uri, or it with /websocket"),
        listed("first-status-empty", "lists an empty status", entry -> entry.put("status", ""))
            .caughtBy("first-status-is-new", "allowed is NEW, seen was")
            .caughtBy("push-status-begins-with-new", "allowed is NEW, seen was")
            .alsoFires("the status is one of the six fields", "push-is-listed-with-six-fields"),
        listed(
                "remote-id-absent",
                "leaves remoteMediaSessionId out as long as it is null",
                PullFaults::withoutNull)
            .caughtBy(
                "remote-media-session-id-is-null-at-first", "allowed is remoteMediaSessionId null")
            .alsoFires("the field is missing", "find-all-has-the-documented-fields"),
        listed(
                "media-session-id-reused",
                "lists all entries with one localMediaSessionId",
                entry -> entry.put("localMediaSessionId", "1"))
            .caughtBy("local-media-session-ids-differ", "allowed is three ids, seen was [1]")
            .caughtBy("push-ids-differ", "allowed is three ids, seen was [1]"),
        Fault.of(
                "find-all-empty-array",
                "answers an empty list with 200 and an empty array",
                reply(call("/pull/find_all"), replace(404, 200, "[]")))
            .caughtBy(
                "find-all-of-nothing-is-404",
                "allowed is status 404, or an array of at least one entry"),
        Fault.of(
                "dead-pull-stays-listed",
                "lists a pull from an address where nobody listens for ever",
                () -> new Sticky(r -> !Ports.takeConnections(r.field("uri"))))
            .caughtBy("pull-from-a-closed-port-vanishes", "seen was it is still listed")
            .alsoFires("it waits for the same", "failed-pull-frees-its-name"),
        Fault.of(
                "refused-pull-stays-listed",
                "lists a pull that the remote server refused for ever",
                () -> new Sticky(r -> Ports.takeConnections(r.field("uri"))))
            .caughtBy("pull-of-unknown-stream-vanishes", "seen was it is still listed"),
        Fault.of(
                "failed-pull-keeps-name",
                "keeps the local name of a pull that failed",
                KeptNames::new)
            .caughtBy("failed-pull-frees-its-name", "allowed is status 200, seen was status 409"),
        Fault.of(
                "pending-pull-playable",
                "says PLAYING to the player of a pull without media",
                PullFaults::earlyPlay)
            .caughtBy("pending-pull-cannot-be-played", "PLAYING"),
        Fault.of("password-listed", "lists the uri of a pull with its password", ShownUris::new)
            .caughtBy("passwords-are-not-listed", "allowed is a list without the password"));
  }

  private static Fault listed(
      String name, String wrong, java.util.function.Consumer<ObjectNode> edit) {
    return Fault.of(name, wrong, reply(call("/pull/find_all"), Entries.each(edit)));
  }

  private static void withoutNull(ObjectNode entry) {
    if (entry.path("remoteMediaSessionId").isNull()) {
      entry.remove("remoteMediaSessionId");
    }
  }

  private static boolean lacksField(Request request) {
    return request.json().isObject()
        && List.of("uri", "localStreamName", "remoteStreamName").stream()
            .anyMatch(field -> !request.json().has(field));
  }

  private static Reply status(Reply reply, int status) {
    return reply.status() == 200 ? Reply.of(status, "") : reply;
  }

  private static Tampering earlyPlay() {
    EarlyPlay play = new EarlyPlay("");
    return Both.of(
        play,
        Http.request(
                post("/pull/pull"),
                request -> {
                  play.promise(request.field("localStreamName"));
                  return request;
                })
            .get());
  }

  /** Answers 200 where the server says 409, to the same request again or to another one. */
  private record Seen(Map<String, Boolean> bodies, boolean same) implements Tampering {
    Seen(boolean same) {
      this(new ConcurrentHashMap<>(), same);
    }

    @Override
    public Reply http(Request request, Upstream server) throws IOException {
      Reply reply = server.ask(request);
      if (!request.is("POST", "/pull/pull")) {
        return reply;
      }
      boolean again = bodies.putIfAbsent(request.text(), true) != null;
      return reply.status() == 409 && again == same ? Reply.of(200, "") : reply;
    }
  }

  /** Goes on listing such pulls until they are terminated. */
  static final class Sticky implements Tampering {
    private final Map<String, ObjectNode> entries = new ConcurrentHashMap<>();
    private final Predicate<Request> which;

    Sticky(Predicate<Request> which) {
      this.which = which;
    }

    @Override
    public Reply http(Request request, Upstream server) throws IOException {
      boolean sticky = request.is("POST", "/pull/pull") && which.test(request);
      Reply reply = server.ask(request);
      if (sticky && reply.status() == 200) {
        entries.put(request.field("localStreamName"), Entries.of(request));
      } else if (request.is("POST", "/pull/terminate")) {
        entries.values().removeIf(entry -> matches(request, entry));
      } else if (call("/pull/find_all").test(request)) {
        return Entries.with(reply, List.copyOf(entries.values()));
      }
      return reply;
    }

    private static boolean matches(Request filter, ObjectNode entry) {
      return filter
          .json()
          .propertyStream()
          .filter(field -> !field.getKey().equals("uri"))
          .allMatch(field -> entry.path(field.getKey()).equals(field.getValue()));
    }
  }

  private static final class KeptNames implements Tampering {
    private final Map<String, Boolean> names = new ConcurrentHashMap<>();

    @Override
    public Reply http(Request request, Upstream server) throws IOException {
      if (!request.is("POST", "/pull/pull")) {
        return server.ask(request);
      }
      if (!Ports.takeConnections(request.field("uri"))) {
        names.put(request.field("localStreamName"), true);
      } else if (names.containsKey(request.field("localStreamName"))) {
        return Reply.of(409, "");
      }
      return server.ask(request);
    }
  }

  private static final class ShownUris implements Tampering {
    private final Map<String, ObjectNode> entries = new ConcurrentHashMap<>();

    @Override
    public Reply http(Request request, Upstream server) throws IOException {
      if (request.is("POST", "/pull/pull") && request.field("uri").contains("@")) {
        entries.put(request.field("localStreamName"), Entries.of(request));
        return Reply.of(200, "");
      }
      Reply reply = server.ask(request);
      return call("/pull/find_all").test(request)
          ? Entries.with(reply, List.copyOf(entries.values()))
          : reply;
    }
  }
}
