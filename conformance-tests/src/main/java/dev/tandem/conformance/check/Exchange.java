package dev.tandem.conformance.check;

import dev.tandem.conformance.probe.RestReply;
import java.util.Arrays;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** One REST request, as a person would read it, and its reply. */
public record Exchange(String sent, RestReply reply) {

  /** Fails unless the status is one of these. */
  public Exchange status(String lookFirst, int... allowed) {
    if (Arrays.stream(allowed).noneMatch(status -> status == reply.status())) {
      String codes = String.join(" or ", Arrays.stream(allowed).mapToObj(String::valueOf).toList());
      throw failure("status " + codes, lookFirst);
    }
    return this;
  }

  /** Fails unless the reply has no body. */
  public Exchange emptyBody(String lookFirst) {
    return must(reply -> reply.body().isEmpty(), "an empty body", lookFirst);
  }

  /** Fails unless the body is a JSON object. */
  public Exchange jsonObject(String lookFirst) {
    return must(reply -> reply.json().isObject(), "a body that is a JSON object", lookFirst);
  }

  /** Fails unless the condition holds; {@code allowed} says it in words. */
  public Exchange must(Predicate<RestReply> condition, String allowed, String lookFirst) {
    if (!condition.test(reply)) {
      throw failure(allowed, lookFirst);
    }
    return this;
  }

  /** The body as JSON. */
  public JsonNode json() {
    return reply.json();
  }

  private CheckFailure failure(String allowed, String lookFirst) {
    String body = reply.toString();
    String seen = body.length() <= 300 ? body : body.substring(0, 300) + "…";
    return new CheckFailure(sent, allowed, "status " + seen, lookFirst);
  }
}
