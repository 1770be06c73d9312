package dev.tandem.conformance.fault;

import dev.tandem.conformance.fault.proxy.Reply;
import dev.tandem.conformance.fault.proxy.Request;
import dev.tandem.conformance.fault.proxy.Tampering;
import java.io.IOException;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Words for what is done to requests and replies. */
final class Http {
  private Http() {}

  /** Requests to one REST method, whatever the verb. */
  static Predicate<Request> call(String restMethod) {
    return request ->
        request.target().equals("/rest-api" + restMethod) && !request.method().equals("OPTIONS");
  }

  static Predicate<Request> post(String restMethod) {
    return request -> request.is("POST", restMethod);
  }

  static Predicate<Request> get(String restMethod) {
    return request -> request.is("GET", restMethod);
  }

  static Predicate<Request> verb(String verb) {
    return request -> request.method().equals(verb);
  }

  static Predicate<Request> any() {
    return request -> true;
  }

  /** Requests whose uri is there and no WebSocket address. */
  static boolean badUri(Request request) {
    return request.json().has("uri") && !request.field("uri").matches("wss?://.*");
  }

  /** Changes the reply of the server. */
  static Supplier<Tampering> reply(Predicate<Request> when, UnaryOperator<Reply> edit) {
    return reply(when, (request, reply) -> edit.apply(reply));
  }

  static Supplier<Tampering> reply(
      Predicate<Request> when, BiFunction<Request, Reply, Reply> edit) {
    return tampering(when, (request, server) -> edit.apply(request, server.ask(request)));
  }

  /** Answers without asking the server. */
  static Supplier<Tampering> instead(Predicate<Request> when, Function<Request, Reply> answer) {
    return tampering(when, (request, server) -> answer.apply(request));
  }

  /** Answers with this status and an empty body without asking the server. */
  static Supplier<Tampering> instead(Predicate<Request> when, int status) {
    return instead(when, request -> Reply.of(status, ""));
  }

  /** Lets the server see another request. */
  static Supplier<Tampering> request(Predicate<Request> when, UnaryOperator<Request> edit) {
    return tampering(when, (request, server) -> server.ask(edit.apply(request)));
  }

  static Supplier<Tampering> tampering(Predicate<Request> when, Exchange exchange) {
    return () ->
        new Tampering() {
          @Override
          public Reply http(Request request, Upstream server) throws IOException {
            return when.test(request) ? exchange.answer(request, server) : server.ask(request);
          }
        };
  }

  /** Another status where the server gave this one. */
  static UnaryOperator<Reply> status(int from, int to) {
    return reply -> reply.status() == from ? reply.withStatus(to) : reply;
  }

  /** Another status and body where the server gave this status. */
  static UnaryOperator<Reply> replace(int from, int to, String body) {
    return reply -> reply.status() == from ? Reply.of(to, body) : reply;
  }

  @FunctionalInterface
  interface Exchange {
    Reply answer(Request request, Tampering.Upstream server) throws IOException;
  }
}
