package dev.tandem.conformance.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.conformance.probe.Await;
import dev.tandem.conformance.probe.ChromeSession;
import dev.tandem.conformance.probe.Deadlines;
import dev.tandem.conformance.probe.FakeMicrophone;
import dev.tandem.conformance.probe.RestClient;
import dev.tandem.conformance.probe.ServerAddress;
import dev.tandem.conformance.probe.ServerProcess;
import dev.tandem.conformance.probe.Tab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Servers and a browser that all tests of a run share, each started when first asked for. Streams
 * are named freshly; after each test its tabs are closed and its pushes ended.
 */
final class Bed implements AutoCloseable {
  private static final AtomicInteger NAMES = new AtomicInteger();

  private final List<ServerProcess> servers = new ArrayList<>();
  private final List<Long> errorLinesBefore = new ArrayList<>();
  private final List<Tab> tabs = new ArrayList<>();
  private @Nullable ChromeSession chrome;

  /** The address of server 1, 2 or 3. */
  ServerAddress server(int number) {
    while (servers.size() < number) {
      servers.add(ReferenceServers.start("server" + (servers.size() + 1), Map.of()));
      errorLinesBefore.add(0L);
    }
    return servers.get(number - 1).address();
  }

  RestClient rest(int number) {
    return new RestClient(server(number).http());
  }

  /** A stream name that no other test uses. */
  String name(String hint) {
    return hint + NAMES.incrementAndGet();
  }

  /** An empty tab of the shared browser. */
  Tab tab() {
    ChromeSession browser = chrome;
    if (browser == null) {
      browser = ChromeSession.start(microphone());
      chrome = browser;
    }
    Tab tab = browser.newTab();
    tabs.add(tab);
    return tab;
  }

  /** Publishes on our page; {@code parameters} of the page as name, value pairs. */
  Tab publish(int server, String stream, String... parameters) {
    Tab tab = tab();
    List<String> all = new ArrayList<>(List.of("stream", stream, "size", "320x240"));
    all.addAll(List.of(parameters));
    tab.open(server(server).page("two-way-streaming.html", all.toArray(String[]::new)));
    tab.click("publishBtn");
    tab.awaitStatus("publishStatus", "PUBLISHING");
    return tab;
  }

  /** Opens the Player page and presses Start; does not wait. */
  Tab startPlayer(int server, String stream, String... parameters) {
    Tab tab = tab();
    List<String> all = new ArrayList<>(List.of("stream", stream));
    all.addAll(List.of(parameters));
    tab.open(server(server).page("player.html", all.toArray(String[]::new)));
    tab.click("playBtn");
    return tab;
  }

  /** Plays on our page and waits for PLAYING. */
  Tab play(int server, String stream, String... parameters) {
    Tab tab = startPlayer(server, stream, parameters);
    tab.awaitStatus("playStatus", "PLAYING");
    return tab;
  }

  /** Pushes over ws and waits until the target lists the stream. */
  void push(int from, String stream, int to, String remoteName) {
    assertThat(rest(from).push(server(to).ws(), stream, remoteName).status()).isEqualTo(200);
    awaitPublished(to, remoteName);
  }

  /** Waits until a server lists a stream of this name as PUBLISHING. */
  void awaitPublished(int server, String stream) {
    Await.value(
        "'%s' to be PUBLISHING on server %d".formatted(stream, server),
        Deadlines.STREAM,
        () -> rest(server).published(stream),
        list -> list.stream().anyMatch(s -> s.path("status").asString("").equals("PUBLISHING")));
  }

  /** Waits until a server lists no stream of this name. */
  void awaitGone(int server, String stream) {
    Await.value(
        "'%s' to be gone from server %d".formatted(stream, server),
        Deadlines.GIVE_UP,
        () -> rest(server).published(stream),
        List::isEmpty);
  }

  static Path microphone() {
    try {
      Path folder = Files.createDirectories(ReferenceServers.folder());
      return FakeMicrophone.write(folder.resolve("microphone.wav"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends what a test left, and fails it if a server logged an error or died. */
  void afterTest() {
    tabs.forEach(Tab::close);
    tabs.clear();
    for (int i = 0; i < servers.size(); i++) {
      ServerProcess server = servers.get(i);
      endPushes(new RestClient(server.address().http()));
      assertThat(server.alive()).as("server %d is alive", i + 1).isTrue();
      List<String> errors = errorLines(server);
      long before = errorLinesBefore.set(i, (long) errors.size());
      assertThat(errors.subList((int) before, errors.size())).as("errors it logged").isEmpty();
    }
  }

  private static void endPushes(RestClient rest) {
    rest.republished()
        .forEach(push ->
            rest.post(
                "/pull/terminate",
                Map.of(
                    "localStreamName", push.path("localStreamName").asString(""),
                    "remoteStreamName", push.path("remoteStreamName").asString(""))));
  }

  private static List<String> errorLines(ServerProcess server) {
    return server.lastLogLines(Integer.MAX_VALUE).stream()
        .filter(line -> line.contains(" ERROR "))
        .toList();
  }

  @Override
  public void close() {
    ChromeSession browser = chrome;
    if (browser != null) {
      browser.close();
    }
    servers.forEach(ServerProcess::close);
  }
}
