package dev.tandem.conformance.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.conformance.probe.Await;
import dev.tandem.conformance.probe.ChromeSession;
import dev.tandem.conformance.probe.Deadlines;
import dev.tandem.conformance.probe.RestClient;
import dev.tandem.conformance.probe.RestReply;
import dev.tandem.conformance.probe.ServerAddress;
import dev.tandem.conformance.probe.Tab;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;

/** Two containers of the image that this build makes: a push between them, played by Chrome. */
class ContainersIT {
  @Test
  void pushBetweenTwoContainers() throws IOException, InterruptedException {
    String stream = "boxed";
    try (Network network = Network.newNetwork();
        GenericContainer<?> first = container(network, "first");
        GenericContainer<?> second = container(network, "second");
        ChromeSession chrome = ChromeSession.start(Bed.microphone())) {
      first.start();
      second.start();
      ServerAddress one = address(first);
      ServerAddress two = address(second);
      Tab publisher = chrome.newTab().open(one.page("two-way-streaming.html", "stream", stream));
      publisher.click("publishBtn");
      publisher.awaitStatus("publishStatus", "PUBLISHING");

      RestReply reply =
          new RestClient(one.http()).push(URI.create("ws://second:8080"), stream, stream);

      assertThat(reply.status()).as("%s", reply).isEqualTo(200);
      RestClient rest = new RestClient(two.http());
      Await.value(
          "the stream in the second container",
          Deadlines.STREAM,
          () -> rest.published(stream),
          list -> !list.isEmpty());
      Tab player = chrome.newTab().open(two.page("player.html", "stream", stream));
      player.click("playBtn");
      player.awaitStatus("playStatus", "PLAYING");
      MediaChecks.seesAndHears(player);
    }
  }

  private static GenericContainer<?> container(Network network, String name)
      throws IOException, InterruptedException {
    return new GenericContainer<>(ReferenceImage.name())
        .withNetwork(network)
        .withNetworkAliases(name)
        .withExposedPorts(8080, 8443, 8081, 8444)
        .waitingFor(Wait.forHttp("/health/ready").forPort(8081));
  }

  /** Signalling and pages by published ports; media goes to the containers' own addresses. */
  private static ServerAddress address(GenericContainer<?> container) {
    return ServerAddress.of(
        "127.0.0.1",
        container.getMappedPort(8080),
        container.getMappedPort(8443),
        container.getMappedPort(8081),
        container.getMappedPort(8444));
  }
}
