package dev.tandem.server.media.ice;

import static dev.tandem.server.media.ice.ScriptedPeer.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IceConsentTest {

  private static final IceAddress BROWSER = TestAddresses.udp("192.0.2.1", 40001);
  private static final IceAddress MOVED = TestAddresses.udp("192.0.2.1", 40002);

  private final ScriptedPeer peer = new ScriptedPeer(IceRole.CONTROLLED);
  private final IceAgent agent = peer.agent;

  @Test
  void isAskedForAtAnIrregularInterval() {
    connect();
    List<Long> pauses = new ArrayList<>();
    long lastNs = peer.nowNs;
    while (pauses.size() < 50) {
      peer.nowNs = agent.poll(peer.nowNs);
      agent.poll(peer.nowNs);
      if (!peer.requests().isEmpty()) {
        peer.answerAll();
        pauses.add(peer.nowNs - lastNs);
        lastNs = peer.nowNs;
      }
    }
    assertThat(pauses).allMatch(ns -> ns >= 4 * SECOND && ns < 6 * SECOND);
    assertThat(pauses.stream().distinct().count()).isGreaterThan(40);
    assertThat(agent.state()).isEqualTo(IceState.CONNECTED);
  }

  @Test
  void isLostWithoutAnswers() {
    connect();
    peer.pass(30 * SECOND - 1);
    assertThat(agent.state()).isEqualTo(IceState.CONNECTED);
    peer.pass(1);
    assertThat(agent.state()).isEqualTo(IceState.FAILED);
    assertThat(agent.failure()).isEqualTo(IceFailure.CONSENT_EXPIRED);
    assertThat(agent.selected()).isNull();
    assertThat(agent.isValid(BROWSER)).isFalse();
  }

  @Test
  void isNotExtendedByChecksOfThePeer() {
    connect();
    for (int second = 0; second < 30; second++) {
      peer.check(BROWSER, 1, true);
      peer.pass(SECOND);
    }
    assertThat(agent.failure()).isEqualTo(IceFailure.CONSENT_EXPIRED);
  }

  @Test
  void isNotExtendedByNominationsThatGoToAndFro() {
    connect();
    for (int second = 0; second < 30; second++) {
      peer.check(second % 2 == 0 ? MOVED : BROWSER, 1, true);
      peer.pass(SECOND);
    }
    assertThat(agent.failure()).isEqualTo(IceFailure.CONSENT_EXPIRED);
  }

  @Test
  void isNotExtendedByAnswersFromAPathThatIsNotUsed() {
    connect();
    peer.check(MOVED, 1, true);
    assertThat(agent.selected()).isEqualTo(MOVED);
    for (int second = 0; second < 30; second++) {
      peer.pass(SECOND);
      peer.requests().stream().filter(r -> r.to.equals(BROWSER)).toList().forEach(peer::answer);
      peer.sent.clear();
    }
    assertThat(agent.failure()).isEqualTo(IceFailure.CONSENT_EXPIRED);
  }

  @Test
  void isNotExtendedByForgedAnswers() {
    connect();
    for (int second = 0; second < 30; second++) {
      peer.pass(SECOND);
      List<ScriptedPeer.Sent> requests = peer.requests();
      peer.sent.clear();
      requests.forEach(request -> peer.refuse(request, StunError.UNAUTHENTICATED, false));
    }
    assertThat(agent.failure()).isEqualTo(IceFailure.CONSENT_EXPIRED);
  }

  @Test
  void oneAnswerInTimeIsEnough() {
    connect();
    for (int round = 0; round < 10; round++) {
      peer.pass(25 * SECOND);
      peer.answer(peer.last());
      peer.sent.clear();
    }
    assertThat(agent.state()).isEqualTo(IceState.CONNECTED);
  }

  @Test
  void newPathIsAskedWithoutDelay() {
    connect();
    peer.check(MOVED, 1, true);
    assertThat(peer.requests()).anyMatch(request -> request.to.equals(MOVED));
  }

  @Test
  void isKeptByAPeerThatOnlyAnswers() {
    ScriptedPeer lite = new ScriptedPeer(IceRole.CONTROLLING);
    lite.start(ScriptedPeer.candidate(BROWSER, 0));
    lite.passAnswering(600 * SECOND);
    assertThat(lite.agent.state()).isEqualTo(IceState.CONNECTED);
    assertThat(lite.agent.rttMs()).isZero();
  }

  private void connect() {
    peer.start();
    peer.check(BROWSER, 1, true);
    peer.answerAll();
    assertThat(agent.selected()).isEqualTo(BROWSER);
  }
}
