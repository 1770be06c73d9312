package dev.tandem.conformance.checks;

import dev.tandem.conformance.check.Check;
import dev.tandem.conformance.check.CheckContext;
import dev.tandem.conformance.check.Exchange;
import dev.tandem.conformance.probe.RawHttp;
import dev.tandem.conformance.probe.TlsHello;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Requests to the REST API that are too large, at the same time, broken off, or of old TLS. */
final class HttpAbuseChecks {
  private static final String FIND = "/rest-api/stream/find";
  private static final String THREADS =
      "how many requests are served at once, and what a request that is read slowly occupies";
  private static final int MEBIBYTE = 1 << 20;
  private static final int HUGE_MEBIBYTES = 16;
  private static final int AT_ONCE = 16;

  private HttpAbuseChecks() {}

  static List<Check> all() {
    return List.of(
        Check.of("huge-body-is-refused", HttpAbuseChecks::hugeBody),
        Check.of("parallel-requests-are-answered", HttpAbuseChecks::parallel),
        Check.of("broken-request-is-survived", HttpAbuseChecks::broken),
        Check.of("old-tls-is-refused", HttpAbuseChecks::oldTls));
  }

  private static void hugeBody(CheckContext c) {
    URI origin = c.server(1).http();
    String start = "{\"name\":\"";
    int length = start.length() + HUGE_MEBIBYTES * MEBIBYTE;
    String sent = "POST %s with a body of %d MiB".formatted(FIND, HUGE_MEBIBYTES);
    c.transcript().add("> " + sent);
    try (RawHttp http = new RawHttp(origin)) {
      http.write(RawHttp.head(origin, FIND, length) + start);
      http.writeMeanwhile("7".repeat(MEBIBYTE), HUGE_MEBIBYTES);
      int status = http.status(c.deadlines().giveUp());
      CheckContext.expect(
          status == RawHttp.CLOSED || status / 100 == 4,
          sent,
          "a 4xx status, or the end of the connection",
          status == RawHttp.SILENT ? "neither an answer nor an end" : "status " + status,
          "the limit of request bodies");
    }
    stillServes(c, sent);
  }

  private static void stillServes(CheckContext c, String after) {
    Exchange next = c.rest(1).post("/stream/find", Map.of("name", c.freshName("none")));
    next.status("whether the server still serves after " + after, 404);
  }

  private static void parallel(CheckContext c) {
    URI origin = c.server(1).http();
    String name = c.freshName("none");
    String body = "{\"name\":\"%s\"}".formatted(name);
    c.transcript().add("> half of POST " + FIND);
    try (RawHttp slow = new RawHttp(origin);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      slow.write(RawHttp.head(origin, FIND, body.length()) + body.substring(0, 5));
      List<CompletableFuture<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        answers.add(CompletableFuture.supplyAsync(() -> status(c, origin, body), threads));
      }
      for (CompletableFuture<Integer> answer : answers) {
        answered(answer.join(), AT_ONCE + " requests at once, while one more is half sent");
      }
      int late = slow.write(body.substring(5)).status(c.deadlines().answer());
      answered(late, "the second half of the request that was half sent");
    }
  }

  private static int status(CheckContext c, URI origin, String body) {
    try (RawHttp http = new RawHttp(origin)) {
      return http.write(RawHttp.head(origin, FIND, body.length()) + body)
          .status(c.deadlines().answer());
    }
  }

  private static void answered(int status, String sent) {
    CheckContext.expect(
        status == 404,
        sent,
        "an answer to each of them, 404 since no such stream is here",
        status <= 0 ? "no answer to one of them" : "status " + status,
        THREADS);
  }

  private static void broken(CheckContext c) {
    URI origin = c.server(1).http();
    for (String part :
        List.of(
            "",
            "POST /rest-api/str",
            RawHttp.head(origin, FIND, 100),
            RawHttp.head(origin, FIND, 100) + "{\"name\":",
            "\u0000\u0001\u0002\r\n\r\n")) {
      c.transcript().add("> broken off: " + part.replace("\r\n", " | "));
      new RawHttp(origin).write(part).close();
      new RawHttp(origin).write(part).reset();
      stillServes(c, "a request that is broken off");
    }
  }

  private static void oldTls(CheckContext c) {
    List<URI> addresses =
        Stream.of(c.server(1).wss(), c.server(1).https()).filter(Objects::nonNull).toList();
    for (URI address : addresses) {
      for (int version : List.of(TlsHello.TLS_1_0, TlsHello.TLS_1_1)) {
        String sent =
            "a ClientHello of TLS 1.%d to %s".formatted(version - TlsHello.TLS_1_0, address);
        c.transcript().add("> " + sent);
        int answer = TlsHello.answer(address, version, c.deadlines().answer());
        CheckContext.expect(
            answer == TlsHello.REFUSED,
            sent,
            "an alert, or the end of the connection (RFC 8996)",
            "a ServerHello of version " + String.format(Locale.ROOT, "%04x", answer),
            "the protocols that the TLS listener is allowed");
      }
    }
  }
}
