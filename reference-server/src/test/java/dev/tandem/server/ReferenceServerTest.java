package dev.tandem.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tandem.server.config.Setting;
import dev.tandem.server.config.Settings;
import dev.tandem.server.media.api.FakeMediaEngine;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceServerTest {

  @TempDir Path directory;

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<ReferenceServer> servers = new ArrayList<>();

  @AfterEach
  void stop() {
    servers.forEach(ReferenceServer::close);
    client.close();
  }

  @Test
  void isReadyWhenItHasStarted() throws Exception {
    ReferenceServer server = start(true);

    assertThat(get(server, "/health/ready").statusCode()).isEqualTo(200);
  }

  @Test
  void isReadyAlsoWhereTheMediaPathCannotBeWarmedUp() throws Exception {
    assertThat(get(start(false), "/health/ready").statusCode()).isEqualTo(200);
  }

  @Test
  void showsAConnectionInRestAndInMetrics() throws Exception {
    ReferenceServer server = start(true);
    Conversation conversation = connect(server);
    assertThat(conversation.received("getUserData")).isTrue();

    assertThat(get(server, "/rest-api/connection/find_all").body())
        .contains("\"clientVersion\":\"2.0\"");
    assertThat(get(server, "/metrics").body())
        .contains("tandem_connections{kind=\"websocket\"} 1.0")
        .contains("tandem_streams{status=\"PUBLISHING\"} 0.0")
        .contains("tandem_pushes{status=\"ESTABLISHED\"} 0.0");
    assertThat(get(server, "/?action=stat").body()).contains("connections_websocket=1");
  }

  @Test
  void saysGoodbyeToItsClientsWhenItCloses() throws Exception {
    ReferenceServer server = start(true);
    Conversation conversation = connect(server);
    assertThat(conversation.received("getUserData")).isTrue();

    server.close();

    assertThat(conversation.closed.get(10, TimeUnit.SECONDS)).isEqualTo(1001);
  }

  @Test
  void servesThePagesOfTheSiteDirectory() throws Exception {
    Files.writeString(directory.resolve("index.html"), "pages");

    ReferenceServer server = start(true, "site.dir=" + directory);

    assertThat(get(server, "/").body()).isEqualTo("pages");
  }

  @Test
  void namesTheSettingsWhereNoMediaPortIsFree() throws Exception {
    assertThatExceptionOfType(StartException.class)
        .isThrownBy(() ->
            ReferenceServer.start(
                settings(),
                options -> {
                  throw new BindException("Address already in use");
                },
                "test"))
        .withMessage(
            "cannot open a media port from 31001 to 32000 (settings media_port_from,"
                + " media_port_to): Address already in use");
  }

  @Test
  void namesTheSettingOfATakenPort() throws Exception {
    int taken = start(true).port(Setting.HTTP_PORT);

    assertThatExceptionOfType(StartException.class)
        .isThrownBy(() -> start(true, "ws.port=" + taken))
        .withMessageContaining("TCP port " + taken)
        .withMessageContaining("(setting ws.port)");
  }

  private ReferenceServer start(boolean warm, String... overrides) throws Exception {
    FakeMediaEngine engine = new FakeMediaEngine();
    ReferenceServer server =
        ReferenceServer.start(
            settings(overrides),
            options -> new MediaSetup(engine, List.of(31001), limit -> warm),
            "test");
    servers.add(server);
    return server;
  }

  private Settings settings(String... overrides) throws Exception {
    List<String> all =
        new ArrayList<>(
            List.of(
                "ws.port=0",
                "wss.port=0",
                "http.port=0",
                "https.port=0",
                "bind.address=127.0.0.1",
                "state.dir=" + directory.resolve("state")));
    all.addAll(List.of(overrides));
    return Settings.of(all.toArray(String[]::new));
  }

  private HttpResponse<String> get(ReferenceServer server, String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + server.port(Setting.HTTP_PORT) + path);
    return client.send(
        HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private Conversation connect(ReferenceServer server) {
    Conversation conversation = new Conversation();
    WebSocket socket =
        client
            .newWebSocketBuilder()
            .buildAsync(
                URI.create("ws://127.0.0.1:" + server.port(Setting.WS_PORT) + "/any"), conversation)
            .join();
    socket
        .sendText(
            "{\"message\":\"connection\",\"data\":[{\"appKey\":\"a\",\"clientVersion\":\"2.0\"}]}",
            true)
        .join();
    return conversation;
  }

  /** What a server says on a WebSocket. */
  private static final class Conversation implements WebSocket.Listener {

    private final CompletableFuture<String> first = new CompletableFuture<>();
    final CompletableFuture<Integer> closed = new CompletableFuture<>();

    boolean received(String message) throws Exception {
      return first.get(10, TimeUnit.SECONDS).contains(message);
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      first.complete(data.toString());
      socket.request(1);
      return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
      closed.complete(status);
      return CompletableFuture.completedStage(null);
    }
  }
}
