package dev.tandem.conformance.checks;

import dev.tandem.conformance.check.Check;
import dev.tandem.conformance.check.CheckContext;
import dev.tandem.conformance.check.Exchange;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What holds for all of REST: methods, bodies, content types, other origins, errors. */
final class RestChecks {
  private static final String PAGE = "https://page.example";
  private static final String LISTS = "the handler of the list, and what an empty list answers";
  private static final String ROUTES = "the routes below /rest-api";
  private static final String BODY = "how bodies are parsed, and what a parse error becomes";
  private static final String CORS = "the CORS filter of the HTTP server";

  private RestChecks() {}

  static List<Check> all() {
    return List.of(
        Check.of("rest-takes-post", RestChecks::takesPost),
        Check.of("rest-over-https", RestChecks::overHttps),
        Check.of("find-all-takes-get-and-post", RestChecks::getAndPost),
        Check.of("json-answers-say-so", RestChecks::jsonSaysSo),
        Check.of(
            "content-type-with-charset-is-taken", c -> takes(c, "application/json;charset=UTF-8")),
        Check.of(
            "content-type-does-not-matter", c -> takes(c, "application/x-www-form-urlencoded")),
        Check.of("cors-preflight-is-allowed", RestChecks::preflight),
        Check.of("cors-header-on-answers", RestChecks::corsHeader),
        Check.of("error-body-is-a-json-object", RestChecks::errorBody),
        Check.of("malformed-json-is-refused", RestChecks::malformedRefused),
        Check.of("malformed-json-is-400", RestChecks::malformed400),
        Check.of("unknown-method-is-404", RestChecks::unknownMethod),
        Check.of("get-with-arguments-missing-is-refused", RestChecks::getOfPush),
        Check.of("stat-has-key-value-lines", RestChecks::stat),
        Check.of("errors-show-no-stack-trace", RestChecks::noStackTrace),
        Check.of("path-traversal-is-refused", RestChecks::traversal));
  }

  private static void takesPost(CheckContext c) {
    c.rest(1)
        .post("/stream/find", Map.of("name", c.freshName("none"), "published", true))
        .status(ROUTES, 200, 404);
  }

  private static void overHttps(CheckContext c) {
    c.secureRest(1)
        .post("/stream/find", Map.of("name", c.freshName("none"), "published", true))
        .status("the HTTPS listener: it has the same routes as the HTTP one", 200, 404);
  }

  private static void getAndPost(CheckContext c) {
    for (String method : List.of("/pull/find_all", "/stream/find_all")) {
      c.rest(1).get(method).status(ROUTES + ": GET of a method without arguments", 200, 404);
      c.rest(1).postText(method, "{}").status(ROUTES, 200, 404);
    }
  }

  private static void jsonSaysSo(CheckContext c) {
    c.pull(c.silentListener().uri(), c.freshName("type"), "any");
    c.rest(1)
        .get("/pull/find_all")
        .must(
            reply ->
                reply
                    .headers()
                    .firstValue("content-type")
                    .orElse("")
                    .startsWith("application/json"),
            "Content-Type: application/json",
            "the headers of JSON answers");
  }

  private static void takes(CheckContext c, String contentType) {
    String body = "{\"name\":\"%s\",\"published\":true}".formatted(c.freshName("none"));
    c.rest(1)
        .request("POST", "/rest-api/stream/find", Map.of("Content-Type", contentType), body)
        .status("what the server does with the Content-Type of requests", 200, 404);
  }

  private static void preflight(CheckContext c) {
    Exchange reply = c.rest(1).preflight("/pull/push", PAGE).status(CORS, 200, 204);
    reply.must(
        r ->
            allows(r.headers().firstValue("access-control-allow-origin").orElse(""))
                && r.headers()
                    .firstValue("access-control-allow-headers")
                    .orElse("")
                    .toLowerCase(Locale.ROOT)
                    .matches(".*(content-type|\\*).*"),
        "Access-Control-Allow-Origin for the page, Access-Control-Allow-Headers with Content-Type",
        CORS);
  }

  private static void corsHeader(CheckContext c) {
    c.rest(1)
        .request("GET", "/rest-api/stream/find_all", Map.of("Origin", PAGE), null)
        .must(
            r -> allows(r.headers().firstValue("access-control-allow-origin").orElse("")),
            "Access-Control-Allow-Origin for the page",
            CORS);
  }

  private static boolean allows(String origin) {
    return origin.equals("*") || origin.equals(PAGE);
  }

  private static void errorBody(CheckContext c) {
    c.rest(1)
        .post("/stream/find", Map.of("name", c.freshName("none"), "published", true))
        .status(LISTS, 404)
        .jsonObject("what is written as the body of an error");
  }

  private static void malformedRefused(CheckContext c) {
    c.rest(1).postText("/pull/push", "{\"uri\":").status(BODY, 400, 500);
  }

  private static void malformed400(CheckContext c) {
    c.rest(1).postText("/pull/push", "{\"uri\":").status(BODY, 400);
  }

  private static void unknownMethod(CheckContext c) {
    c.rest(1).postText("/pull/" + c.freshName("method"), "{}").status(ROUTES, 404);
  }

  private static void getOfPush(CheckContext c) {
    c.rest(1)
        .get("/pull/push")
        .must(r -> r.status() / 100 == 4, "a 4xx status", ROUTES + ": GET of /pull/push");
  }

  private static void stat(CheckContext c) {
    c.rest(1)
        .getPath("/?action=stat")
        .status("the handler of /?action=stat", 200)
        .must(
            r -> r.body().lines().anyMatch(line -> line.matches("[A-Za-z_][\\w.]*=.*")),
            "lines of the form key=value",
            "the handler of /?action=stat");
  }

  private static void noStackTrace(CheckContext c) {
    Exchange bad = c.rest(1).postText("/pull/push", "{\"uri\":");
    Exchange odd = c.rest(1).postText("/stream/find", "{\"published\":[[]]}");
    for (Exchange exchange : List.of(bad, odd)) {
      exchange.must(
          r -> !r.body().matches("(?s).*(\\tat |\\\\tat | at [\\w.]+\\([\\w]+\\.java).*"),
          "an error without a stack trace",
          "what is written as the body of an error");
    }
  }

  private static void traversal(CheckContext c) {
    for (String path :
        List.of("/..%2f..%2f..%2f..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/%2e%2e/etc/passwd")) {
      c.rest(1)
          .getPath(path)
          .must(
              r -> !r.body().contains("root:"),
              "no file outside the document root",
              "the file handler");
    }
  }
}
