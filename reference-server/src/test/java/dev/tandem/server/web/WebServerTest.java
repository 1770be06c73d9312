package dev.tandem.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebServerTest {

  private static final Listener HTTP = new Listener("http.port", Listener.Role.WEB, false, 0);
  private static final Listener HTTPS = new Listener("https.port", Listener.Role.WEB, true, 0);
  private static final Listener WS = new Listener("ws.port", Listener.Role.SIGNALLING, false, 0);

  @TempDir Path site;

  private WebServer server;
  private HttpClient client;

  @BeforeEach
  void start() throws Exception {
    Files.writeString(site.resolve("index.html"), "<!doctype html><title>Tandem</title>");
    Files.createDirectory(site.resolve("js"));
    Files.writeString(site.resolve("js/page.js"), "export {};");
    Files.writeString(site.resolveSibling("secret.txt"), "secret");
    server = new WebServer(List.of(HTTP, HTTPS, WS), "127.0.0.1", SelfSigned.IDENTITY);
    server.handlers(new SiteHandler(site), jetty -> new Answering("signalling"));
    server.open();
    server.start(Listener.Role.WEB);
    client = HttpClient.newBuilder().sslContext(trusting()).build();
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void servesTheFirstPageAtTheRoot() throws Exception {
    HttpResponse<String> response = get("/");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("<title>Tandem</title>");
    assertThat(response.headers().firstValue("Content-Type")).contains("text/html");
    assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
  }

  @Test
  void letsBrowsersKeepFilesAndAskWhetherTheyHaveChanged() throws Exception {
    HttpResponse<String> first = get("/js/page.js");
    HttpRequest again =
        HttpRequest.newBuilder(uri(HTTP, "http", "/js/page.js"))
            .header("If-None-Match", first.headers().firstValue("ETag").orElseThrow())
            .build();

    assertThat(first.headers().firstValue("Content-Type").orElse("")).contains("javascript");
    assertThat(first.headers().firstValue("Cache-Control")).contains("no-cache");
    assertThat(client.send(again, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(304);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/%2e%2e/secret.txt",
        "/js/%2e%2e/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/..%5csecret.txt",
        "//secret.txt",
        "/js/..;/..;/secret.txt",
        "/secret.txt",
        "/js/",
        "/index.html%00",
        "/absent.html"
      })
  void servesNothingOutsideTheDirectoryAndNoListings(String path) throws Exception {
    HttpResponse<String> response = get(path);

    assertThat(response.statusCode()).isBetween(400, 404);
    assertThat(response.body()).doesNotContain("secret\n").startsWith("{\"timestamp\"");
  }

  @Test
  void letsPagesBeReadOnly() throws Exception {
    HttpRequest post =
        HttpRequest.newBuilder(uri(HTTP, "http", "/"))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();

    HttpResponse<String> response = client.send(post, HttpResponse.BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD");
  }

  @Test
  void answersTheSameOverTls() throws Exception {
    HttpRequest request = HttpRequest.newBuilder(uri(HTTPS, "https", "/")).build();

    assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).body())
        .contains("Tandem");
  }

  @Test
  void letsSignallingWaitUntilItIsStarted() throws Exception {
    HttpRequest request = HttpRequest.newBuilder(uri(WS, "http", "/")).build();
    CompletableFuture<HttpResponse<String>> response =
        client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    assertThat(get("/").statusCode()).isEqualTo(200);
    assertThat(response).isNotDone();

    server.start(Listener.Role.SIGNALLING);

    assertThat(response.get().body()).isEqualTo("signalling");
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1, ' of 127.0.0.1'", "'', ''"})
  void namesTheSettingOfAPortThatIsTaken(String bind, String where) throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      int port = taken.getLocalPort();
      WebServer second =
          new WebServer(
              List.of(new Listener("https.port", Listener.Role.WEB, true, port)),
              bind,
              SelfSigned.IDENTITY);

      assertThatExceptionOfType(PortInUseException.class)
          .isThrownBy(second::open)
          .withMessage(
              "cannot listen on TCP port "
                  + port
                  + where
                  + " (setting https.port): Address already in use");
      second.close();
    }
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(uri(HTTP, "http", path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private URI uri(Listener listener, String scheme, String path) {
    int port =
        server.listeners().stream()
            .filter(bound -> bound.key().equals(listener.key()))
            .findFirst()
            .orElseThrow()
            .port();
    return URI.create(scheme + "://127.0.0.1:" + port + path);
  }

  private static SSLContext trusting() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("server", SelfSigned.IDENTITY.certificate());
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  /** Answers everything with a word. */
  private static final class Answering extends Handler.Abstract {
    private final String word;

    Answering(String word) {
      this.word = word;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      response.write(
          true,
          java.nio.ByteBuffer.wrap(word.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
          callback);
      return true;
    }
  }
}
