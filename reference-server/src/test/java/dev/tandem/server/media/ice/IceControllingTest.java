package dev.tandem.server.media.ice;

import static dev.tandem.server.media.ice.ScriptedPeer.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.server.media.ice.ScriptedPeer.Sent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The agent that made the offer. */
class IceControllingTest {

  private static final long MS = 1_000_000L;
  private static final IceAddress BEST = TestAddresses.udp("192.0.2.1", 5000);
  private static final IceAddress OTHER = TestAddresses.udp("192.0.2.2", 5000);

  private final ScriptedPeer peer = new ScriptedPeer(IceRole.CONTROLLING);
  private final IceAgent agent = peer.agent;

  @Test
  void checksCandidatesInTheOrderOfTheirPriorityAndPaced() {
    peer.start(candidate(OTHER, 1), candidate(BEST, 0));
    assertThat(targets()).containsExactly(BEST);
    peer.pass(50 * MS - 1);
    assertThat(targets()).containsExactly(BEST);
    peer.pass(1);
    assertThat(targets()).containsExactly(BEST, OTHER);
    Sent check = peer.requests().getFirst();
    assertThat(check.message.username()).isEqualTo("theirs:ours");
    assertThat(check.message.has(StunAttribute.ICE_CONTROLLING)).isTrue();
    assertThat(check.message.priority()).isEqualTo(0x6EFFFFFFL);
    assertThat(check.message.fingerprintHolds()).isTrue();
    assertThat(check.nominates()).isFalse();
  }

  @Test
  void sendsTheSameRequestSevenTimesWithGrowingPauses() {
    ScriptedPeer patient =
        new ScriptedPeer(
            IceRole.CONTROLLING, new IceTimeouts(60 * SECOND, SECOND, SECOND, 50 * MS));
    patient.start(candidate(BEST, 0));
    long[] atMs = {0, 500, 1_500, 3_500, 7_500, 15_500, 31_500};
    for (int i = 0; i < atMs.length; i++) {
      patient.pass(atMs[i] * MS - patient.nowNs);
      assertThat(patient.sent).as("at %d ms", atMs[i]).hasSize(i + 1);
      assertThat(patient.last().bytes).isEqualTo(patient.sent.getFirst().bytes);
    }
    patient.pass(20 * SECOND);
    assertThat(patient.sent).hasSize(7);
    assertThat(patient.answer(patient.last())).isEqualTo(StunResult.UNKNOWN_TRANSACTION);
  }

  @Test
  void answeredCheckConnectsAndIsThenNominated() {
    peer.start(candidate(BEST, 0));
    assertThat(agent.isValid(BEST)).isFalse();
    peer.nowNs += 30 * MS;
    assertThat(peer.answer(peer.last())).isEqualTo(StunResult.HANDLED);
    assertThat(agent.state()).isEqualTo(IceState.CONNECTED);
    assertThat(agent.selected()).isEqualTo(BEST);
    assertThat(agent.isValid(BEST)).isTrue();
    assertThat(agent.rttMs()).isEqualTo(30);
    assertThat(peer.last().nominates()).isTrue();
    assertThat(peer.last().to).isEqualTo(BEST);
  }

  @Test
  void waitsAMomentForABetterPairBeforeItNominates() {
    peer.start(candidate(BEST, 0), candidate(OTHER, 1));
    peer.pass(50 * MS);
    peer.answer(peer.last());
    assertThat(agent.selected()).isEqualTo(OTHER);
    assertThat(nominated()).isEmpty();
    peer.pass(100 * MS);
    peer.answer(peer.requests().getFirst());
    assertThat(nominated()).containsExactly(BEST);
    assertThat(agent.selected()).isEqualTo(OTHER);
    peer.answer(peer.last());
    assertThat(agent.selected()).isEqualTo(BEST);
  }

  @Test
  void nominatesAWorsePairWhenTheBetterOneStaysSilent() {
    peer.start(candidate(BEST, 0), candidate(OTHER, 1));
    peer.pass(50 * MS);
    peer.answer(peer.last());
    peer.pass(200 * MS - 1);
    assertThat(nominated()).isEmpty();
    peer.pass(1);
    assertThat(nominated()).containsExactly(OTHER);
  }

  @Test
  void nominationStopsTheOtherChecks() {
    peer.start(candidate(OTHER, 0), candidate(BEST, 1));
    peer.pass(50 * MS);
    peer.answer(peer.last());
    peer.pass(200 * MS);
    peer.answer(peer.last());
    peer.sent.clear();
    peer.pass(3 * SECOND);
    assertThat(peer.sent).isEmpty();
  }

  @Test
  void authenticatedCheckMakesAnAddressValidButOnlyAnAnswerMakesItCarry() {
    peer.start();
    peer.check(OTHER, 1, false);
    assertThat(agent.isValid(OTHER)).isTrue();
    assertThat(agent.state()).isEqualTo(IceState.CHECKING);
    peer.answer(peer.last());
    assertThat(agent.selected()).isEqualTo(OTHER);
  }

  @Test
  void checkByThePeerHastensOurOwn() {
    peer.start(candidate(BEST, 0));
    peer.pass(8 * SECOND);
    int before = peer.requests().size();
    peer.check(BEST, 1, false);
    assertThat(peer.requests()).hasSize(before + 1);
  }

  @Test
  void peerCannotNominate() {
    peer.start(candidate(BEST, 0), candidate(OTHER, 1));
    peer.answer(peer.last());
    peer.check(OTHER, 1, true);
    assertThat(agent.selected()).isEqualTo(BEST);
  }

  @Test
  void leavesOutCandidatesThatItCannotReach() {
    peer.start(
        candidate(TestAddresses.tcp("192.0.2.9", 5000), 0),
        host("3f1e8a52-0000-4000-8000-000000000000.local", 5000),
        host("0.0.0.0", 5000),
        host("224.0.0.1", 5000),
        host("not an address", 5000),
        host("192.0.2.9", 0),
        host("192.0.2.9", 65536),
        candidate(OTHER, 7));
    peer.pass(SECOND);
    assertThat(targets()).containsOnly(OTHER);
  }

  @Test
  void checksAPairThatItsOwnerAdds() {
    IceAddress tcp = TestAddresses.tcp("192.0.2.9", 9);
    peer.start();
    agent.addPair(tcp, 1);
    agent.poll(peer.nowNs);
    peer.answer(peer.last());
    assertThat(agent.selected()).isEqualTo(tcp);
  }

  @Test
  void usesTheBestCandidatesOfTooMany() {
    IceCandidate[] many = new IceCandidate[200];
    for (int i = 0; i < many.length; i++) {
      many[i] = candidate(TestAddresses.udp("198.51.100.7", 199 - i + 1000), 199 - i);
    }
    peer.start(many);
    peer.pass(19 * SECOND);
    assertThat(targets().stream().distinct().toList())
        .hasSize(PairTable.CAPACITY)
        .allMatch(to -> to.socketAddress().getPort() < 1000 + PairTable.CAPACITY);
  }

  @Test
  void refusalByEveryCandidateIsAnErrorAtOnce() {
    peer.start(candidate(BEST, 0));
    assertThat(peer.refuse(peer.last(), StunError.UNKNOWN_ATTRIBUTE, true))
        .isEqualTo(StunResult.HANDLED);
    assertThat(agent.failure()).isEqualTo(IceFailure.ERROR);
  }

  @Test
  void refusalWithoutIntegrityEndsNothingButNamesTheFailure() {
    peer.start(candidate(BEST, 0));
    assertThat(peer.refuse(peer.last(), StunError.UNAUTHENTICATED, false))
        .isEqualTo(StunResult.BAD_INTEGRITY);
    assertThat(agent.state()).isEqualTo(IceState.CHECKING);
    peer.pass(20 * SECOND);
    assertThat(agent.failure()).isEqualTo(IceFailure.ERROR);
  }

  @Test
  void answerFromAnotherAddressProvesNothing() {
    peer.start(candidate(BEST, 0));
    assertThat(peer.answer(peer.last(), OTHER)).isEqualTo(StunResult.WRONG_SOURCE);
    assertThat(agent.isValid(BEST)).isFalse();
    assertThat(agent.isValid(OTHER)).isFalse();
    assertThat(agent.state()).isEqualTo(IceState.CHECKING);
  }

  @Test
  void secondAnswerIsUnknown() {
    peer.start(candidate(BEST, 0));
    Sent check = peer.last();
    peer.answer(check);
    assertThat(peer.answer(check)).isEqualTo(StunResult.UNKNOWN_TRANSACTION);
  }

  @Test
  void startsOnlyOnce() {
    peer.start();
    assertThatThrownBy(peer::start)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("an ICE agent starts once, this one is CHECKING");
  }

  private List<IceAddress> targets() {
    return peer.requests().stream().map(request -> request.to).toList();
  }

  private List<IceAddress> nominated() {
    return peer.requests().stream().filter(Sent::nominates).map(request -> request.to).toList();
  }

  private static IceCandidate candidate(IceAddress address, int index) {
    return ScriptedPeer.candidate(address, index);
  }

  private static IceCandidate host(String address, int port) {
    return IceCandidate.host(IceTransport.UDP, address, port, 0);
  }
}
