package dev.tandem.conformance.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.conformance.check.Broadcast;
import dev.tandem.conformance.check.CheckContext;
import dev.tandem.conformance.check.MediaPacket;
import dev.tandem.conformance.check.Partner;
import dev.tandem.conformance.check.PartnerOptions;
import dev.tandem.conformance.check.PartnerStep;
import dev.tandem.conformance.check.PartnerStream;
import dev.tandem.conformance.check.Viewer;
import dev.tandem.conformance.probe.Await;
import dev.tandem.conformance.probe.ServerProcess;
import dev.tandem.conformance.probe.browser.Browsers;
import dev.tandem.conformance.probe.peer.Setup;
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

/** The reference server as a client of a server that the kit plays. */
class PartnerIT {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static ServerProcess server;

  private final CheckContext check = new CheckContext(target(), 11, new Browsers(null));

  @BeforeAll
  static void startServer() {
    server = ReferenceServers.start("partner", Map.of());
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @AfterEach
  void endCheck() {
    check.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"ACTIVE", "PASSIVE"})
  void pushCarriesMedia(Setup answer) {
    Broadcast broadcast = check.broadcast(1);
    Partner partner = check.partner(PartnerOptions.usual().setup(answer));
    check.push(partner.uri(), broadcast.name(), "there").status("", 200);

    PartnerStream pushed = partner.awaitStream("there");

    pushed.awaitMore(0, 20, 20, SOON);
    assertThat(pushed.received().all()).allMatch(p -> p.isTagged(broadcast.tag()));
  }

  @Test
  void keyFrameRequestOfTheRemoteReachesTheBroadcast() {
    Broadcast broadcast = check.broadcast(1);
    Partner partner = check.partner();
    check.push(partner.uri(), broadcast.name(), "there");
    PartnerStream pushed = partner.awaitStream("there");
    pushed.awaitMore(0, 20, 1, SOON);
    long mark = broadcast.feedback().total();

    pushed.requestKeyFrame();

    broadcast
        .feedback()
        .awaitSince(mark, f -> f.asksForKeyFrame(broadcast.videoSsrc()), "PLI", SOON, "");
  }

  @Test
  void pullPlaysWhatThePartnerSends() {
    Partner partner = check.partner();
    check.pull(partner.uri(), "here", "there");
    check.awaitPublished(1, "here");
    PartnerStream pulled = partner.awaitStream("there");

    Viewer viewer = check.viewer(1, "here");

    viewer.awaitMore(0, 20, 20);
    assertThat(viewer.received().all()).allMatch(p -> p.isTagged(pulled.tag()));
    assertThat(pulled.sent().all(MediaPacket::isVideo)).isNotEmpty();
  }

  @Test
  void refusalAndSilenceAndAnEndCanBePlayed() {
    Broadcast broadcast = check.broadcast(1);
    Partner refusing = check.partner(PartnerOptions.usual().refusing("Restricted access"));
    Partner silent = check.partner(PartnerOptions.usual().silentFrom(PartnerStep.ANSWER));
    Partner closing = check.partner(PartnerOptions.usual().closingAt(PartnerStep.HELLO));
    check.push(refusing.uri(), broadcast.name(), "one");
    check.push(silent.uri(), broadcast.name(), "two");
    check.push(closing.uri(), broadcast.name(), "three");

    assertThat(refusing.awaitStream("one").received().total()).isZero();
    assertThat(silent.awaitMessage("publishStream").first().path("name").asString())
        .isEqualTo("two");
    closing.awaitMessage("connection");
    assertThat(
            Await.value(
                "end", SOON, () -> closing.connections().getFirst().isClosed(), ended -> ended))
        .isTrue();
  }

  @Test
  void theEndOfAPushIsHeard() {
    Broadcast broadcast = check.broadcast(1);
    Partner partner = check.partner();
    check.push(partner.uri(), broadcast.name(), "there");
    partner.awaitStream("there").awaitMore(0, 20, 20, SOON);

    broadcast.unpublish();

    partner.awaitMessage("unPublishStream");
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
