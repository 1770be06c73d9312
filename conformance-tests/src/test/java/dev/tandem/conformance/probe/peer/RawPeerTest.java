package dev.tandem.conformance.probe.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.conformance.probe.packet.RtpPacket;
import dev.tandem.conformance.probe.srtp.SrtpProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two peers of the kit over the loopback interface. */
class RawPeerTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final byte[] PACKET =
      RtpPacket.builder()
          .payloadType(96)
          .ssrc(7)
          .sequence(1)
          .payload(new byte[40])
          .build()
          .toBytes();

  private final List<RawPeer> peers = new ArrayList<>();

  @AfterEach
  void closePeers() {
    peers.forEach(RawPeer::close);
  }

  @ParameterizedTest
  @EnumSource(names = {"ACTIVE", "PASSIVE"})
  void packetsFlowInBothDirectionsWhoeverBeginsTheHandshake(Setup answer) throws Exception {
    RawPeer offerer = open(PeerSettings.offerer());
    RawPeer answerer = open(PeerSettings.answerer(answer));
    BlockingQueue<byte[]> atOfferer = new LinkedBlockingQueue<>();
    BlockingQueue<byte[]> atAnswerer = new LinkedBlockingQueue<>();
    offerer.onRtp((packet, atNs) -> atOfferer.add(packet));
    answerer.onRtp((packet, atNs) -> atAnswerer.add(packet));

    connect(offerer, answerer);
    offerer.sendRtp(PACKET);
    answerer.sendRtp(PACKET);

    assertThat(atAnswerer.poll(5, TimeUnit.SECONDS)).isEqualTo(PACKET);
    assertThat(atOfferer.poll(5, TimeUnit.SECONDS)).isEqualTo(PACKET);
  }

  @ParameterizedTest
  @EnumSource
  void theAnswererTakesAnyProfileThatIsOfferedAlone(SrtpProfile profile) {
    RawPeer offerer = open(PeerSettings.offerer().withProfiles(List.of(profile)));
    RawPeer answerer = open(PeerSettings.answerer(Setup.PASSIVE));

    connect(offerer, answerer);

    assertThat(answerer.profile()).contains(profile);
  }

  @Test
  void aCertificateThatDoesNotMatchTheSdpIsRefused() {
    RawPeer liar = open(PeerSettings.offerer().withWrongCertificate());
    RawPeer answerer = open(PeerSettings.answerer(Setup.PASSIVE));

    liar.connect(answerer.localLines());
    answerer.connect(liar.localLines());

    assertThatThrownBy(() -> answerer.awaitConnected(SOON))
        .isInstanceOf(PeerException.class)
        .hasMessageContaining("the certificate is sha-256");
    assertThatThrownBy(() -> liar.awaitConnected(SOON))
        .hasMessageContaining("the other side raised the alert bad_certificate");
  }

  @Test
  void twoThatBothNominateSettleTheirConflict() {
    RawPeer one = open(PeerSettings.offerer().withSetup(Setup.ACTIVE));
    RawPeer two = open(PeerSettings.offerer().withSetup(Setup.PASSIVE));

    connect(one, two);

    assertThat(two.state()).isEqualTo(PeerState.CONNECTED);
  }

  @Test
  void anAnswererWithoutCandidatesIsFoundByTheChecksOfTheOther() {
    RawPeer offerer = open(PeerSettings.offerer());
    RawPeer answerer = open(PeerSettings.answerer(Setup.PASSIVE));
    TransportLines full = offerer.localLines();

    offerer.connect(answerer.localLines());
    answerer.connect(
        new TransportLines(full.credentials(), full.fingerprint(), full.setup(), List.of()));

    answerer.awaitConnected(SOON);
  }

  @Test
  void nobodyThereIsSaidInTheFailure() {
    RawPeer offerer = open(PeerSettings.offerer().withTimeout(Duration.ofMillis(300)));
    RawPeer gone = RawPeer.open(PeerSettings.answerer(Setup.PASSIVE));
    TransportLines lines = gone.localLines();
    gone.close();

    offerer.connect(lines);

    assertThatThrownBy(() -> offerer.awaitConnected(SOON))
        .hasMessageContaining("answered a connectivity check");
  }

  @Test
  void packetsGoOnFromAnotherPort() throws Exception {
    RawPeer offerer = open(PeerSettings.offerer());
    RawPeer answerer = open(PeerSettings.answerer(Setup.PASSIVE));
    BlockingQueue<byte[]> atOfferer = new LinkedBlockingQueue<>();
    offerer.onRtp((packet, atNs) -> atOfferer.add(packet));
    connect(offerer, answerer);
    var before = answerer.remoteAddress();

    offerer.moveToNewSocket();
    for (int i = 0; i < 100 && answerer.remoteAddress().equals(before); i++) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    answerer.sendRtp(PACKET);

    assertThat(answerer.remoteAddress()).isNotEqualTo(before);
    assertThat(atOfferer.poll(5, TimeUnit.SECONDS)).isEqualTo(PACKET);
  }

  @Test
  void aClosedPeerSaysSo() {
    RawPeer offerer = open(PeerSettings.offerer());
    RawPeer answerer = open(PeerSettings.answerer(Setup.PASSIVE));
    connect(offerer, answerer);

    offerer.close();

    assertThat(answerer.awaitEnd(SOON)).isTrue();
    assertThat(answerer.state()).isEqualTo(PeerState.CLOSED);
  }

  @Test
  void transportLinesAreReadAsTheyAreWritten() {
    TransportLines lines = open(PeerSettings.offerer()).localLines();

    TransportLines read =
        TransportLines.read("v=0\nm=video 9 x 96\n" + lines.sdp() + lines.candidateLines());

    assertThat(read).isEqualTo(lines);
    assertThat(lines.candidates()).isNotEmpty();
  }

  private RawPeer open(PeerSettings settings) {
    RawPeer peer = RawPeer.open(settings);
    peers.add(peer);
    return peer;
  }

  private static void connect(RawPeer one, RawPeer two) {
    one.connect(two.localLines());
    two.connect(one.localLines());
    one.awaitConnected(SOON);
    two.awaitConnected(SOON);
  }
}
