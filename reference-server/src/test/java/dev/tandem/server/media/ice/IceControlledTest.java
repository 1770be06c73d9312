package dev.tandem.server.media.ice;

import static dev.tandem.server.media.ice.ScriptedPeer.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The agent that answered the offer, as a browser meets it. */
class IceControlledTest {

  private static final IceAddress WIFI = TestAddresses.udp("192.0.2.1", 40001);
  private static final IceAddress CELL = TestAddresses.udp("198.51.100.1", 40002);
  private static final IceAddress TCP = TestAddresses.tcp("192.0.2.1", 40003);
  private static final long HIGH = 2_000_000_000L;
  private static final long LOW = 1_000_000_000L;

  private final ScriptedPeer peer = new ScriptedPeer(IceRole.CONTROLLED);
  private final IceAgent agent = peer.agent;

  @Test
  void answersACheckWithTheAddressItCameFrom() {
    peer.start();
    assertThat(peer.check(WIFI, HIGH, false)).isEqualTo(StunResult.HANDLED);
    var answer = peer.sent.getFirst();
    assertThat(answer.to).isEqualTo(WIFI);
    assertThat(answer.message.kind()).isEqualTo(StunKind.SUCCESS);
    assertThat(answer.message.mappedAddress()).isEqualTo(WIFI.socketAddress());
    assertThat(answer.message.has(StunAttribute.FINGERPRINT)).isTrue();
    assertThat(StunIntegrity.shortTerm(ScriptedPeer.OURS.password()).holds(answer.message))
        .isTrue();
  }

  @Test
  void authenticatedCheckMakesThePairValidAndCarrying() {
    peer.start();
    assertThat(agent.isValid(WIFI)).isFalse();
    assertThat(agent.state()).isEqualTo(IceState.CHECKING);
    peer.check(WIFI, HIGH, false);
    assertThat(agent.isValid(WIFI)).isTrue();
    assertThat(agent.isValid(CELL)).isFalse();
    assertThat(agent.state()).isEqualTo(IceState.CONNECTED);
    assertThat(agent.selected()).isEqualTo(WIFI);
  }

  @Test
  void candidateAloneProvesNothing() {
    peer.start(ScriptedPeer.candidate(WIFI, 0));
    assertThat(agent.isValid(WIFI)).isFalse();
    assertThat(agent.selected()).isNull();
  }

  @Test
  void checksBeforeTheStartConnectItAtOnce() {
    assertThat(peer.check(WIFI, HIGH, false)).isEqualTo(StunResult.HANDLED);
    assertThat(peer.check(CELL, LOW, true)).isEqualTo(StunResult.HANDLED);
    assertThat(agent.state()).isEqualTo(IceState.NEW);
    assertThat(agent.selected()).isNull();
    assertThat(peer.requests()).isEmpty();
    peer.start();
    assertThat(agent.state()).isEqualTo(IceState.CONNECTED);
    assertThat(agent.selected()).isEqualTo(CELL);
  }

  @Test
  void firstValidPairCarriesUntilAnotherIsNominated() {
    peer.start();
    peer.check(WIFI, HIGH, false);
    peer.check(CELL, LOW, false);
    assertThat(agent.selected()).isEqualTo(WIFI);
    peer.check(CELL, LOW, true);
    assertThat(agent.selected()).isEqualTo(CELL);
  }

  @Test
  void regularNominationOfAWorsePairSwitches() {
    peer.start();
    peer.check(WIFI, HIGH, false);
    peer.check(CELL, LOW, false);
    peer.check(WIFI, HIGH, true);
    peer.check(CELL, LOW, true);
    assertThat(agent.selected()).isEqualTo(CELL);
    peer.check(WIFI, HIGH, true);
    assertThat(agent.selected()).isEqualTo(WIFI);
  }

  @Test
  void aggressiveNominationEndsOnTheBestPair() {
    peer.start();
    peer.check(CELL, LOW, true);
    assertThat(agent.selected()).isEqualTo(CELL);
    peer.check(WIFI, HIGH, true);
    assertThat(agent.selected()).isEqualTo(WIFI);
    peer.check(CELL, LOW, true);
    assertThat(agent.selected()).isEqualTo(WIFI);
  }

  @Test
  void aggressiveNominationLeavesAPairThatNoLongerAnswers() {
    peer.start();
    peer.check(WIFI, HIGH, true);
    peer.check(CELL, LOW, true);
    peer.pass(13 * SECOND);
    peer.check(CELL, LOW, true);
    assertThat(agent.selected()).isEqualTo(CELL);
    peer.requests().stream().filter(r -> r.to.equals(CELL)).toList().forEach(peer::answer);
    peer.check(WIFI, HIGH, true);
    assertThat(agent.selected()).isEqualTo(CELL);
  }

  @Test
  void nominationAfterPlainChecksSwitchesAlthoughItBeganAggressively() {
    peer.start();
    peer.check(WIFI, HIGH, true);
    peer.check(CELL, LOW, true);
    peer.check(CELL, LOW, false);
    assertThat(agent.selected()).isEqualTo(WIFI);
    peer.check(CELL, LOW, true);
    assertThat(agent.selected()).isEqualTo(CELL);
  }

  @Test
  void peerThatMovesToANewPortIsFollowed() {
    IceAddress moved = TestAddresses.udp("192.0.2.1", 40009);
    peer.start();
    peer.check(WIFI, HIGH, true);
    peer.check(moved, HIGH, true);
    assertThat(agent.selected()).isEqualTo(moved);
    assertThat(agent.isValid(WIFI)).isTrue();
  }

  @Test
  void triggeredCheckProvesTheOtherDirectionAndGivesTheRoundTripTime() {
    peer.start();
    peer.check(WIFI, HIGH, true);
    assertThat(agent.rttMs()).isEqualTo(-1);
    var request = peer.last();
    assertThat(request.to).isEqualTo(WIFI);
    assertThat(request.message.kind()).isEqualTo(StunKind.REQUEST);
    assertThat(request.message.username()).isEqualTo("theirs:ours");
    assertThat(request.message.has(StunAttribute.PRIORITY)).isTrue();
    assertThat(request.message.has(StunAttribute.ICE_CONTROLLED)).isTrue();
    assertThat(request.nominates()).isFalse();
    peer.nowNs += 25_000_000;
    assertThat(peer.answer(request)).isEqualTo(StunResult.HANDLED);
    assertThat(agent.rttMs()).isEqualTo(25);
  }

  @Test
  void framedTcpIsAPathLikeAnother() {
    peer.start();
    peer.check(TCP, LOW, true);
    assertThat(agent.selected()).isEqualTo(TCP);
    assertThat(agent.isValid(TestAddresses.udp("192.0.2.1", 40003))).isFalse();
    peer.pass(4 * SECOND);
    assertThat(peer.requests()).as("TCP loses nothing, so nothing is sent twice").hasSize(1);
  }

  @Test
  void deadlineRunsFromTheStart() {
    peer.nowNs = 100 * SECOND;
    peer.start();
    peer.pass(20 * SECOND - 1);
    assertThat(agent.state()).isEqualTo(IceState.CHECKING);
    peer.pass(1);
    assertThat(agent.state()).isEqualTo(IceState.FAILED);
    assertThat(agent.failure()).isEqualTo(IceFailure.TIMEOUT);
    assertThat(agent.poll(peer.nowNs)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void failedAgentTakesPartNoLonger() {
    peer.start();
    peer.pass(20 * SECOND);
    peer.sent.clear();
    assertThat(peer.check(WIFI, HIGH, true)).isEqualTo(StunResult.AGENT_FAILED);
    assertThat(peer.sent).isEmpty();
    assertThat(agent.isValid(WIFI)).isFalse();
    assertThat(agent.selected()).isNull();
  }
}
