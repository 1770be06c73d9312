package dev.tandem.conformance.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.conformance.check.Broadcast;
import dev.tandem.conformance.check.BroadcastOptions;
import dev.tandem.conformance.check.CheckContext;
import dev.tandem.conformance.check.MediaPacket;
import dev.tandem.conformance.check.VideoCodec;
import dev.tandem.conformance.check.Viewer;
import dev.tandem.conformance.check.ViewerOptions;
import dev.tandem.conformance.probe.ServerProcess;
import dev.tandem.conformance.probe.browser.Browsers;
import dev.tandem.conformance.probe.peer.Setup;
import dev.tandem.conformance.probe.srtp.SrtpProfile;
import dev.tandem.conformance.target.Target;
import dev.tandem.conformance.target.TargetFile;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The kit's own publisher and player, packet by packet, through one reference server. */
class RawPeerIT {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static ServerProcess server;

  private final CheckContext check = new CheckContext(target(), 7, new Browsers(null));

  @BeforeAll
  static void startServer() {
    server = ReferenceServers.start("raw-peer", Map.of());
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @AfterEach
  void endCheck() {
    check.close();
  }

  @Test
  void stampedPacketsArriveInOrder() {
    Broadcast broadcast = check.broadcast(1);
    Viewer viewer = check.viewer(1, broadcast.name());

    viewer.awaitKeyFrame(0);
    viewer.awaitMore(0, 60, 50);

    assertThat(viewer.received().all()).allMatch(p -> p.isTagged(broadcast.tag()));
    assertThat(viewer.received().all(MediaPacket::isVideo))
        .extracting(MediaPacket::frame)
        .isSorted();
  }

  @ParameterizedTest
  @EnumSource
  void everySrtpProfileCarriesMedia(SrtpProfile profile) {
    Broadcast broadcast = check.broadcast(1, BroadcastOptions.usual().srtp(profile));
    Viewer viewer = check.viewer(1, broadcast.name(), ViewerOptions.usual().srtp(profile));

    viewer.awaitMore(0, 20, 20);

    assertThat(broadcast.peer().profile()).contains(profile);
    assertThat(viewer.peer().profile()).contains(profile);
  }

  @ParameterizedTest
  @EnumSource
  void everySetupConnects(Setup setup) {
    Broadcast broadcast = check.broadcast(1, BroadcastOptions.usual().setup(setup));
    Viewer viewer = check.viewer(1, broadcast.name(), ViewerOptions.usual().setup(setup));

    viewer.awaitMore(0, 20, 20);
  }

  @ParameterizedTest
  @EnumSource
  void everyCodecIsForwarded(VideoCodec codec) {
    Broadcast broadcast = check.broadcast(1, BroadcastOptions.usual().codec(codec));
    Viewer viewer = check.viewer(1, broadcast.name(), ViewerOptions.usual().codec(codec));

    viewer.awaitKeyFrame(0);
  }

  @Test
  void keyFrameRequestReachesTheBroadcast() {
    Broadcast broadcast = check.broadcast(1);
    Viewer viewer = check.viewer(1, broadcast.name());
    viewer.awaitKeyFrame(0);
    long mark = broadcast.feedback().total();

    viewer.requestKeyFrame();

    broadcast
        .feedback()
        .awaitSince(mark, f -> f.asksForKeyFrame(broadcast.videoSsrc()), "PLI", SOON, "");
  }

  @Test
  void packetComesAgainAfterNack() {
    Broadcast broadcast = check.broadcast(1);
    Viewer viewer = check.viewer(1, broadcast.name());
    viewer.awaitMore(0, 20, 1);
    int wanted = viewer.received().all(MediaPacket::isVideo).getLast().rtp().sequence();
    long mark = viewer.received().total();

    viewer.nack(wanted);

    viewer
        .received()
        .awaitSince(mark, p -> p.isVideo() && p.rtp().sequence() == wanted, "it again", SOON, "");
  }

  @Test
  void serverAsksForWhatWasLostBeforeIt() {
    Broadcast broadcast =
        check.broadcast(
            1, BroadcastOptions.usual().losing(p -> p.isVideo() && p.frame() % 40 == 20));
    Viewer viewer = check.viewer(1, broadcast.name());
    MediaPacket lost = broadcast.lost().await(p -> true, "a lost packet", SOON, "");

    broadcast
        .feedback()
        .await(f -> f.asksFor(broadcast.videoSsrc(), lost.rtp().sequence()), "its NACK", SOON, "");
    viewer.awaitVideo();
  }

  private static Target target() {
    return TargetFile.read(
        null,
        Map.of(),
        Map.of(
            "servers.0.ws", server.address().ws().toString(),
            "servers.0.http", server.address().http().toString()));
  }
}
