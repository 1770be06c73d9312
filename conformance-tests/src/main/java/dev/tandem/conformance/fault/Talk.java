package dev.tandem.conformance.fault;

import dev.tandem.conformance.fault.proxy.Conversation;
import dev.tandem.conformance.fault.proxy.Message;
import dev.tandem.conformance.fault.proxy.Reply;
import dev.tandem.conformance.fault.proxy.Request;
import dev.tandem.conformance.fault.proxy.Tampering;
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

  static Predicate<Message> anything() {
    return message -> true;
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
