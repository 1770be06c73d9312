package dev.tandem.conformance.fault;

import dev.tandem.conformance.fault.proxy.Conversation;
import dev.tandem.conformance.fault.proxy.Message;
import dev.tandem.conformance.fault.proxy.Reply;
import dev.tandem.conformance.fault.proxy.Request;
import dev.tandem.conformance.fault.proxy.Tampering;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Words for what is done to signalling. */
final class Talk {
  private Talk() {}

  static Predicate<Message> named(String name) {
    return message -> message.is(name);
  }

  static Predicate<Message> status(String status) {
    return message -> message.isStatus(status);
  }

  /** FAILED with this info. */
  static Predicate<Message> failed(String info) {
    return status("FAILED").and(message -> message.field("info").equals(info));
  }

  /** An answer as a server would write it that looks at nothing. */
  static Message sdp(Object id) {
    return Message.of(
        "setRemoteSDP", id, "v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\n", true);
  }

  /** A status that a server sends of its own accord. */
  static Message status(String id, String status, String info) {
    return Message.of(
        "notifyStreamStatusEvent", Map.of("mediaSessionId", id, "status", status, "info", info));
  }

  /** Takes a refusal with this info back and sends an answer in its place. */
  static Supplier<Tampering> accept(String info) {
    return fromServer(failed(info), (talk, message) -> talk.toClient(sdp(message.streamId())));
  }

  /** Refuses such streams with this info, before the server sees them. */
  static Supplier<Tampering> refuse(Predicate<Message> when, String info) {
    return fromClient(
        when, (talk, message) -> talk.toClient(status(message.streamId(), "FAILED", info)));
  }

  /** Ends the connection on such messages of the client. */
  static Supplier<Tampering> hangUp(Predicate<Message> when) {
    return fromClient(when, (talk, message) -> talk.end());
  }

  /** Sends something of its own after such messages of the server. */
  static Supplier<Tampering> after(Predicate<Message> when, UnaryOperator<Message> extra) {
    return fromServer(
        when,
        (talk, message) -> {
          talk.toClient(message);
          talk.toClient(extra.apply(message));
        });
  }

  /** Sends something of its own before such messages of the server. */
  static Supplier<Tampering> before(Predicate<Message> when, UnaryOperator<Message> extra) {
    return fromServer(
        when,
        (talk, message) -> {
          talk.toClient(extra.apply(message));
          talk.toClient(message);
        });
  }

  /** Changes such messages of the server. */
  static Supplier<Tampering> answer(Predicate<Message> when, UnaryOperator<Message> edit) {
    return fromServer(when, (talk, message) -> talk.toClient(edit.apply(message)));
  }

  /** Changes such messages of the client. */
  static Supplier<Tampering> demand(Predicate<Message> when, UnaryOperator<Message> edit) {
    return fromClient(when, (talk, message) -> talk.toServer(edit.apply(message)));
  }

  /** Keeps back such messages of the server. */
  static Supplier<Tampering> swallow(Predicate<Message> when) {
    return fromServer(when, (talk, message) -> {});
  }

  /** Does something else with such messages of the server than to pass them on. */
  static Supplier<Tampering> fromServer(Predicate<Message> when, Deed deed) {
    return () ->
        new Tampering() {
          @Override
          public void fromServer(Conversation talk, Message message) {
            if (when.test(message)) {
              deed.with(talk, message);
            } else {
              talk.toClient(message);
            }
          }
        };
  }

  /** Does something else with such messages of the client than to pass them on. */
  static Supplier<Tampering> fromClient(Predicate<Message> when, Deed deed) {
    return () ->
        new Tampering() {
          @Override
          public void fromClient(Conversation talk, Message message) {
            if (when.test(message)) {
              deed.with(talk, message);
            } else {
              talk.toServer(message);
            }
          }
        };
  }

  /** Refuses such handshakes with this status. */
  static Supplier<Tampering> noHandshake(Predicate<Request> when, int status) {
    Function<Request, @Nullable Reply> refusal =
        request -> when.test(request) ? Reply.of(status, "") : null;
    return () ->
        new Tampering() {
          @Override
          public @Nullable Reply handshake(Request request) {
            return refusal.apply(request);
          }
        };
  }

  @FunctionalInterface
  interface Deed {
    void with(Conversation talk, Message message);
  }
}
