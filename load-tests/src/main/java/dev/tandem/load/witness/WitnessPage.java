package dev.tandem.load.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Hands a browser the page that plays a stream, and takes what the page tells. */
final class WitnessPage implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST = 10_000;

  private final HttpServer server;

  /**
   * Serves the page on loopback.
   *
   * @param address the server that it plays from
   * @param told takes what it tells
   */
  WitnessPage(URI address, String stream, Consumer<JsonNode> told) throws IOException {
    String settings =
        JSON.writeValueAsString(Map.of("address", address.toString(), "stream", stream));
    byte[] page = page().replace("SETTINGS", settings).getBytes(StandardCharsets.UTF_8);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> answer(exchange, page));
    server.createContext("/figures", exchange -> take(exchange, told));
    server.start();
  }

  private static String page() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(WitnessPage.class.getResourceAsStream("page.html"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  private static void answer(HttpExchange exchange, byte[] page) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
      exchange.sendResponseHeaders(200, page.length);
      exchange.getResponseBody().write(page);
    }
  }

  private static void take(HttpExchange exchange, Consumer<JsonNode> told) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(LONGEST);
      exchange.sendResponseHeaders(204, -1);
      told.accept(JSON.readTree(body));
    } catch (JacksonException notOurs) {
      // some other program of this machine talks to the port
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
