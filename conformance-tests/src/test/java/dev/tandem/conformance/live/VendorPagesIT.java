package dev.tandem.conformance.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.conformance.probe.Await;
import dev.tandem.conformance.probe.Deadlines;
import dev.tandem.conformance.probe.Tab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vendor's own example pages, unmodified, driven by their element ids. */
@ExtendWith(BedExtension.class)
class VendorPagesIT {
  private static final String EXAMPLES_IN_PACKAGE = "examples/demo/streaming/";
  private static final String EXAMPLES = "client2/" + EXAMPLES_IN_PACKAGE;
  private static final Path PACKAGE =
      Path.of("../browser-fixtures/target/npm/node_modules/@flashphoner/websdk");

  @Test
  void twoWayStreamingPublishesPlaysAndStops(Bed bed) {
    String stream = bed.name("vendor");
    Tab page = vendorPublisher(bed, 1, stream);

    page.click("availableBtn");
    Await.value(
        "the stream to be available",
        Deadlines.STREAM,
        () -> page.text("availableStatus"),
        "AVAILABLE"::equals);
    page.click("playBtn");
    page.awaitStatus("playStatus", "PLAYING");
    MediaChecks.seesAndHears(page);

    page.click("sendDataBtn");
    Await.value(
        "the payload at the player",
        Deadlines.STREAM,
        () -> page.text("receivedData"),
        text -> text.contains("{\"count\":23}"));

    page.click("playBtn");
    page.awaitStatus("playStatus", "STOPPED");
    page.click("publishBtn");
    page.awaitStatus("publishStatus", "UNPUBLISHED");
    page.click("connectBtn");
    page.awaitStatus("connectStatus", "DISCONNECTED");
  }

  @Test
  void twoWayStreamingExplainsATakenName(Bed bed) {
    String stream = bed.name("taken");
    bed.publish(1, stream);
    Tab page = vendorConnected(bed, 1);
    page.type("publishStream", stream);

    page.click("publishBtn");

    page.awaitStatus("publishStatus", "FAILED");
    assertThat(page.text("publishInfo"))
        .isEqualTo(
            "Server already has a publish stream with the same name, try using different one");
  }

  @Test
  void twoWayStreamingExplainsThatThePublisherLeft(Bed bed) {
    String stream = bed.name("leaves");
    Tab publisher = bed.publish(1, stream);
    Tab page = vendorConnected(bed, 1);
    page.type("playStream", stream);
    page.click("playBtn");
    page.awaitStatus("playStatus", "PLAYING");

    publisher.click("publishBtn");

    page.awaitStatus("playStatus", "FAILED");
    assertThat(page.text("playInfo"))
        .isEqualTo("Related publisher stopped its stream or lost connection");
  }

  @Test
  void playerPlaysAPushedStreamAndStops(Bed bed) {
    String stream = bed.name("vendor");
    vendorPublisher(bed, 1, stream);
    bed.push(1, stream, 2, stream);
    Tab page = bed.tab().open(bed.server(2).http().resolve("/" + EXAMPLES + "player/player.html"));
    page.type("url", bed.server(2).ws().toString());
    page.type("streamName", stream);

    page.click("playBtn");

    page.awaitStatus("status", "PLAYING");
    MediaChecks.seesAndHears(page);
    page.click("playBtn");
    page.awaitStatus("status", "STOPPED");
  }

  @Test
  void playerSaysThatAStreamIsNotThere(Bed bed) {
    Tab page = bed.tab().open(bed.server(1).http().resolve("/" + EXAMPLES + "player/player.html"));
    page.type("url", bed.server(1).ws().toString());
    page.type("streamName", bed.name("nobody"));

    page.click("playBtn");

    page.awaitStatus("status", "FAILED");
    assertThat(page.text("info")).isEqualTo("Stream not found");
  }

  @Test
  void twoPlayersPlayTwoStreamsOverOneConnection(Bed bed) {
    String one = bed.name("left");
    String two = bed.name("right");
    bed.publish(1, one);
    bed.publish(1, two);
    Tab page =
        bed.tab().open(bed.server(1).http().resolve("/" + EXAMPLES + "2players/2players.html"));
    page.type("url", bed.server(1).ws().toString());
    page.click("connectBtn");
    page.awaitStatus("connectStatus", "ESTABLISHED");
    page.type("streamName1", one);
    page.type("streamName2", two);

    page.click("playBtn1");
    page.click("playBtn2");

    page.awaitStatus("status1", "PLAYING");
    page.awaitStatus("status2", "PLAYING");
    page.awaitChangingPicture("#player1 video");
    page.awaitChangingPicture("#player2 video");
    page.click("playBtn1");
    page.awaitStatus("status1", "STOPPED");
    page.awaitChangingPicture("#player2 video");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "package.json",
        "flashphoner.js",
        EXAMPLES_IN_PACKAGE + "two_way_streaming/two_way_streaming.js",
        EXAMPLES_IN_PACKAGE + "player/player.html",
        EXAMPLES_IN_PACKAGE + "2players/2players.js",
        EXAMPLES_IN_PACKAGE + "embed_player/player.html",
        EXAMPLES_IN_PACKAGE + "stream-diagnostic/stream-diagnostic.html"
      })
  void areServedAsTheVendorPublishesThem(String file, Bed bed) throws IOException {
    assertThat(bed.rest(1).getPath("/client2/" + file).body())
        .isEqualTo(Files.readString(PACKAGE.resolve(file)));
  }

  private static Tab vendorConnected(Bed bed, int server) {
    Tab page =
        bed.tab()
            .open(
                bed.server(server)
                    .http()
                    .resolve("/" + EXAMPLES + "two_way_streaming/two_way_streaming.html"));
    page.type("urlServer", bed.server(server).ws().toString());
    page.click("connectBtn");
    page.awaitStatus("connectStatus", "ESTABLISHED");
    return page;
  }

  private static Tab vendorPublisher(Bed bed, int server, String stream) {
    Tab page = vendorConnected(bed, server);
    page.type("publishStream", stream);
    page.type("playStream", stream);
    page.click("publishBtn");
    page.awaitStatus("publishStatus", "PUBLISHING");
    return page;
  }
}
