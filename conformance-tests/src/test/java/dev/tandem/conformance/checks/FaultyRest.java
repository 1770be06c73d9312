package dev.tandem.conformance.checks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** A REST API that knows no stream, with faults that can be switched on. */
final class FaultyRest implements AutoCloseable {
  private static final String ERROR = "{\"status\":404,\"message\":\"not found\"}";

  private final Set<String> faults;
  private final HttpServer server;

  FaultyRest(Set<String> faults) {
    this.faults = faults;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String path = exchange.getRequestURI().toString();
    exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
    if (exchange.getRequestMethod().equals("OPTIONS")) {
      exchange.getResponseHeaders().set("Access-Control-Allow-Headers", "Content-Type");
      answer(exchange, faults.contains("cors-preflight-refused") ? 405 : 204, "");
    } else if (path.startsWith("/?action=stat")) {
      answer(exchange, 200, faults.contains("stat-html") ? "<html>" : "connections=0\n");
    } else if (body.contains("{\"uri\":") && !body.endsWith("}")) {
      answer(exchange, faults.contains("malformed-json-200") ? 200 : 400, ERROR);
    } else {
      method(exchange, path.replace("/rest-api", ""));
    }
  }

  private void method(HttpExchange exchange, String method) throws IOException {
    switch (method) {
      case "/pull/push" -> ok(exchange, "push-unknown-stream-200");
      case "/pull/terminate" -> ok(exchange, "terminate-always-200");
      case "/pull/pull" ->
          answer(exchange, 200, faults.contains("pull-success-with-body") ? "{}" : "");
      case "/pull/find_all" -> {
        boolean array = faults.contains("find-all-empty-array");
        answer(exchange, array ? 200 : 404, array ? "[]" : ERROR);
      }
      default ->
          answer(exchange, 404, faults.contains("error-body-html") ? "<html>404</html>" : ERROR);
    }
  }

  private void ok(HttpExchange exchange, String fault) throws IOException {
    boolean faulty = faults.contains(fault);
    answer(exchange, faulty ? 200 : 404, faulty ? "" : ERROR);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
