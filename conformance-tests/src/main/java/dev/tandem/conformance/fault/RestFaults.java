package dev.tandem.conformance.fault;

import static dev.tandem.conformance.fault.Http.any;
import static dev.tandem.conformance.fault.Http.call;
import static dev.tandem.conformance.fault.Http.get;
import static dev.tandem.conformance.fault.Http.instead;
import static dev.tandem.conformance.fault.Http.post;
import static dev.tandem.conformance.fault.Http.replace;
import static dev.tandem.conformance.fault.Http.reply;
import static dev.tandem.conformance.fault.Http.status;
import static dev.tandem.conformance.fault.Http.verb;

import dev.tandem.conformance.fault.proxy.Reply;
import dev.tandem.conformance.fault.proxy.Request;
import dev.tandem.conformance.fault.proxy.Tampering;
import dev.tandem.conformance.fault.proxy.Tunnel;
import java.util.List;
import java.util.function.Predicate;

/** Methods, bodies, content types and status codes of REST in general. */
final class RestFaults {
  private static final Predicate<Request> BROKEN_JSON =
      request -> request.method().equals("POST") && request.text().startsWith("{\"uri\":");

  private RestFaults() {}

  static List<Fault> all() {
    return List.of(
        Fault.of(
                "rest-post-refused",
                "answers every POST with 405",
                instead(verb("POST").and(r -> r.target().startsWith("/rest-api/")), 405))
            .caughtBy("rest-takes-post", "allowed is status 200 or 404, seen was status 405"),
        Fault.of("rest-https-missing", "takes no connection over HTTPS", () -> noTls(false))
            .caughtBy("rest-over-https", "allowed is an HTTP answer, seen was none"),
        Fault.of(
                "find-all-get-refused",
                "takes only POST for methods without arguments",
                instead(get("/pull/find_all").or(get("/stream/find_all")), 405))
            .caughtBy("find-all-takes-get-and-post", "seen was status 405"),
        Fault.of(
                "pull-success-201",
                "answers a successful pull with 201",
                reply(post("/pull/pull"), status(200, 201)))
            .caughtBy("pull-success-is-200", "allowed is status 200, seen was status 201"),
        Fault.of(
                "pull-success-with-body",
                "answers a successful pull with an object",
                reply(post("/pull/pull"), replace(200, 200, "{}")))
            .caughtBy(
                "pull-success-body-is-empty", "allowed is an empty body, seen was status 200 {}"),
        Fault.of(
                "find-all-single-object",
                "answers a list of one with the object alone",
                reply(call("/pull/find_all"), RestFaults::alone))
            .caughtBy("find-all-is-a-json-array", "allowed is a JSON array"),
        Fault.of(
                "json-as-text-plain",
                "sends JSON as text/plain",
                reply(any(), r -> r.withHeaders(r.headers().with("Content-Type", "text/plain"))))
            .caughtBy("json-answers-say-so", "allowed is Content-Type: application/json"),
        Fault.of(
                "charset-refused",
                "refuses a Content-Type that names a charset",
                instead(r -> contentType(r).contains("charset"), 415))
            .caughtBy("content-type-with-charset-is-taken", "seen was status 415"),
        Fault.of(
                "content-type-415",
                "refuses bodies that are not sent as application/json",
                instead(r -> r.method().equals("POST") && !contentType(r).contains("json"), 415))
            .caughtBy("content-type-does-not-matter", "seen was status 415"),
        Fault.of(
                "cors-preflight-refused", "answers OPTIONS with 405", instead(verb("OPTIONS"), 405))
            .caughtBy(
                "cors-preflight-is-allowed", "allowed is status 200 or 204, seen was status 405"),
        Fault.of(
                "cors-header-missing",
                "sends no Access-Control-Allow-Origin",
                reply(
                    any(), r -> r.withHeaders(r.headers().without("Access-Control-Allow-Origin"))))
            .caughtBy(
                "cors-header-on-answers", "allowed is Access-Control-Allow-Origin for the page")
            .alsoFires("the preflight answer loses the header, too", "cors-preflight-is-allowed"),
        Fault.of(
                "error-body-html",
                "answers errors with a page",
                reply(any(), r -> r.status() >= 400 ? r.withText("<html>error</html>") : r))
            .caughtBy("error-body-is-a-json-object", "seen was status 404 <html>"),
        Fault.of(
                "malformed-json-200",
                "answers a body that is no JSON with 200",
                instead(BROKEN_JSON.and(r -> r.json().isMissingNode()), 200))
            .caughtBy(
                "malformed-json-is-refused", "allowed is status 400 or 500, seen was status 200")
            .alsoFires("200 is not 400", "malformed-json-is-400"),
        Fault.of(
                "malformed-json-500",
                "answers a body that is no JSON with 500",
                reply(BROKEN_JSON.and(r -> r.json().isMissingNode()), status(400, 500)))
            .caughtBy("malformed-json-is-400", "allowed is status 400, seen was status 500"),
        Fault.of(
                "unknown-method-200",
                "answers methods that do not exist with 200",
                instead(RestFaults::unknown, 200))
            .caughtBy("unknown-method-is-404", "allowed is status 404, seen was status 200"),
        Fault.of(
                "get-push-200",
                "answers GET of /pull/push with 200",
                instead(get("/pull/push"), 200))
            .caughtBy(
                "get-with-arguments-missing-is-refused",
                "allowed is a 4xx status, seen was status 200"),
        Fault.of(
                "stat-html",
                "answers /?action=stat with a page",
                reply(r -> r.target().startsWith("/?action=stat"), r -> r.withText("<html>")))
            .caughtBy("stat-has-key-value-lines", "allowed is lines of the form key=value"));
  }

  private static boolean unknown(Request request) {
    return request.method().equals("POST")
        && request.target().startsWith("/rest-api/")
        && !request.target().matches("/rest-api/(pull|stream|connection)/(\\w+|event/send)");
  }

  private static Reply alone(Reply reply) {
    return reply.json().isArray() ? reply.withText("" + reply.json().path(0)) : reply;
  }

  private static String contentType(Request request) {
    return request.headers().value("content-type");
  }

  /** Refuses TLS on wss or on https. */
  static Tampering noTls(boolean signalling) {
    return new Tampering() {
      @Override
      public boolean tls(Tunnel tunnel) {
        return tunnel.signalling() != signalling;
      }
    };
  }
}
