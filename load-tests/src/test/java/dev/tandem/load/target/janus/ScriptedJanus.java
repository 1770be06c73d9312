package dev.tandem.load.target.janus;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The HTTP side of Janus, saying what a test has it say. Its session is 1, its only handle 2. */
final class ScriptedJanus implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer http;
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
  private final UnaryOperator<String> reply;
  private volatile String afterMessage = "";

  /**
   * Starts.
   *
   * @param reply what a message is answered with, given its transaction
   */
  ScriptedJanus(UnaryOperator<String> reply) throws IOException {
    this.reply = reply;
    this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.createContext("/janus", this::handle);
    http.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/janus");
  }

  /** Lets the long poll bring this event. */
  void event(String json) {
    events.add(json);
  }

  /** Lets the long poll bring this event, %s being the transaction, once a message has come. */
  void eventAfterMessage(String json) {
    afterMessage = json;
  }

  /** What the plugin was asked. */
  List<JsonNode> messages() {
    return messages;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String answer =
          exchange.getRequestMethod().equals("GET")
              ? events.take()
              : answer(JSON.readTree(exchange.getRequestBody()));
      byte[] octets = answer.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, octets.length);
      exchange.getResponseBody().write(octets);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String answer(JsonNode request) {
    return switch (request.path("janus").asString()) {
      case "create" -> "{\"janus\":\"success\",\"data\":{\"id\":1}}";
      case "attach" -> "{\"janus\":\"success\",\"data\":{\"id\":2}}";
      case "message" -> {
        messages.add(request);
        String transaction = request.path("transaction").asString();
        if (!afterMessage.isEmpty()) {
          events.add(afterMessage.formatted(transaction));
        }
        yield reply.apply(transaction);
      }
      default -> "{\"janus\":\"success\"}";
    };
  }

  @Override
  public void close() {
    events.add("{}"); // an open exchange would hold up the end
    http.stop(0);
  }
}
