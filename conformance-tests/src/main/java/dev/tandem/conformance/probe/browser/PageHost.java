package dev.tandem.conformance.probe.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Serves the kit's page to its browsers, from the class path. */
final class PageHost implements AutoCloseable {
  static final String SDK = "flashphoner-webrtc-only.min.js";

  private static final Map<String, String> FILES =
      Map.of(
          "kit.html",
          "text/html; charset=utf-8",
          "kit.js",
          "text/javascript; charset=utf-8",
          "figures.js",
          "text/javascript; charset=utf-8",
          "stamp.js",
          "text/javascript; charset=utf-8",
          "source.js",
          "text/javascript; charset=utf-8",
          "sink.js",
          "text/javascript; charset=utf-8",
          SDK,
          "text/javascript; charset=utf-8");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final InetAddress address;

  /** Listens on a free port of an address that the browsers can reach. */
  PageHost(InetAddress address) {
    this.address = address;
    try {
      server = HttpServer.create(new InetSocketAddress(address, 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", PageHost::answer);
    server.start();
  }

  /** The page; on a loopback address it is a secure context for a browser. */
  URI page() {
    return URI.create(origin() + "/kit.html");
  }

  String origin() {
    String host = address.getHostAddress();
    String literal = host.contains(":") ? "[" + host + "]" : host;
    return "http://%s:%d".formatted(literal, server.getAddress().getPort());
  }

  /** Whether this kit was built with the vendor's SDK in it. */
  static boolean hasSdk() {
    return PageHost.class.getResource("page/" + SDK) != null;
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String name = exchange.getRequestURI().getPath().substring(1);
      @Nullable String type = FILES.get(name);
      try (@Nullable InputStream file =
          type == null ? null : PageHost.class.getResourceAsStream("page/" + name)) {
        if (file == null) {
          exchange.sendResponseHeaders(404, -1);
          return;
        }
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream body = exchange.getResponseBody()) {
          file.transferTo(body);
        }
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
