package dev.tandem.conformance.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.conformance.demo.Demo;
import dev.tandem.conformance.probe.Await;
import dev.tandem.conformance.probe.Certificates;
import dev.tandem.conformance.probe.ChromeSession;
import dev.tandem.conformance.probe.Deadlines;
import dev.tandem.conformance.probe.RestClient;
import dev.tandem.conformance.probe.RestReply;
import dev.tandem.conformance.probe.ServerProcess;
import dev.tandem.conformance.probe.Tab;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole call flow, plain and secure. */
@ExtendWith(BedExtension.class)
class EndToEndIT {
  @Test
  void theDemoShowsAllSeventeenSteps(@TempDir Path folder) throws IOException {
    Path printed = folder.resolve("printed.txt");
    boolean ok;
    try (PrintStream out = new PrintStream(printed.toFile(), StandardCharsets.UTF_8)) {
      ok = new Demo(ReferenceServers.command(), folder, out, false).run(false);
    }

    assertThat(ok).as("%s", Files.readString(printed)).isTrue();
    JsonNode report = JsonMapper.shared().readTree(folder.resolve("report.json").toFile());
    assertThat(report.path("steps").size()).isEqualTo(17);
    report.path("steps").forEach(step -> assertThat(step.path("ok").asBoolean()).isTrue());
    assertThat(report.path("playback").path("decodedFrames").asInt()).isPositive();
    assertThat(report.path("playback").path("audioLevel").asDouble()).isPositive();
    assertThat(folder.resolve("publisher.png")).isNotEmptyFile();
    assertThat(folder.resolve("player.png")).isNotEmptyFile();
  }

  @Test
  void republishesOverSecureWebSocketsWithAgentSsl(Bed bed) {
    String stream = bed.name("secure");
    try (ServerProcess two = ReferenceServers.start("secure2", Map.of("wcs_agent_ssl", "true"));
        ServerProcess one =
            ReferenceServers.start(
                "secure1",
                Map.of(
                    "wcs_agent_ssl",
                    "true",
                    "wcs_agent_pins",
                    Certificates.sha256(two.address().wss())));
        ChromeSession chrome = ChromeSession.start(Bed.microphone())) {
      Tab publisher =
          chrome
              .newTab()
              .open(one.address().securePage("two-way-streaming.html", "stream", stream));
      publisher.click("publishBtn");
      publisher.awaitStatus("publishStatus", "PUBLISHING");

      RestReply reply =
          new RestClient(one.address().https()).push(two.address().wss(), stream, stream);

      assertThat(reply.status()).as("%s", reply).isEqualTo(200);
      RestClient second = new RestClient(two.address().https());
      Await.value(
          "the stream on the second server",
          Deadlines.STREAM,
          () -> second.published(stream),
          list -> !list.isEmpty());
      Tab player = chrome.newTab().open(two.address().securePage("player.html", "stream", stream));
      player.click("playBtn");
      player.awaitStatus("playStatus", "PLAYING");
      MediaChecks.seesAndHears(player);
    }
  }

  @Test
  void refusesSecureTargetsWithoutAgentSsl(Bed bed) {
    String stream = bed.name("plain");
    bed.publish(1, stream);

    RestReply reply = bed.rest(1).push(bed.server(2).wss(), stream, stream);

    assertThat(reply.status()).isIn(400, 500);
    assertThat(reply.body()).contains("wcs_agent_ssl");
  }
}
