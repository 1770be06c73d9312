package dev.tandem.server.media.ice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both sides claim the same role (RFC 8445, section 7.3.1.1); the largest tie-breaker is -1. */
class IceRoleConflictTest {

  private static final IceAddress REMOTE = TestAddresses.udp("192.0.2.1", 5000);
  private static final long SMALLEST = 0;
  private static final long LARGEST = -1;

  @ParameterizedTest
  @EnumSource(IceRole.class)
  void peerThatHasToGiveWayIsToldSo(IceRole role) {
    ScriptedPeer peer = new ScriptedPeer(role);
    peer.start();
    long losing = role == IceRole.CONTROLLING ? SMALLEST : LARGEST;
    assertThat(peer.check(REMOTE, new RoleClaim(role, losing))).isEqualTo(StunResult.ROLE_CONFLICT);
    assertThat(peer.last().message.errorCode()).isEqualTo(487);
    assertThat(peer.last().message.has(StunAttribute.MESSAGE_INTEGRITY)).isTrue();
    assertThat(peer.agent.isValid(REMOTE)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(IceRole.class)
  void agentGivesWayAndAnswers(IceRole role) {
    ScriptedPeer peer = new ScriptedPeer(role);
    peer.start();
    long winning = role == IceRole.CONTROLLING ? LARGEST : SMALLEST;
    assertThat(peer.check(REMOTE, new RoleClaim(role, winning))).isEqualTo(StunResult.HANDLED);
    assertThat(claimed(peer.last())).isNotEqualTo(role);
  }

  @ParameterizedTest
  @EnumSource(IceRole.class)
  void refusedAgentSwitchesAndChecksAgainWithANewTieBreaker(IceRole role) {
    ScriptedPeer peer = new ScriptedPeer(role);
    peer.start(ScriptedPeer.candidate(REMOTE, 0));
    var first = peer.last();
    peer.refuse(first, StunError.ROLE_CONFLICT, true);
    peer.pass(50_000_000L);
    var second = peer.last();
    assertThat(claimed(first)).isEqualTo(role);
    assertThat(claimed(second)).isNotEqualTo(role);
    assertThat(tieBreaker(second)).isNotEqualTo(tieBreaker(first));
  }

  @ParameterizedTest
  @EnumSource(IceRole.class)
  void refusalThatCrossedWithASwitchChangesNothing(IceRole role) {
    ScriptedPeer peer = new ScriptedPeer(role);
    peer.start(ScriptedPeer.candidate(REMOTE, 0));
    var first = peer.last();
    long winning = role == IceRole.CONTROLLING ? LARGEST : SMALLEST;
    peer.check(REMOTE, new RoleClaim(role, winning));
    peer.refuse(first, StunError.ROLE_CONFLICT, true);
    peer.pass(50_000_000L);
    assertThat(claimed(peer.last())).isNotEqualTo(role);
  }

  @ParameterizedTest
  @EnumSource(IceRole.class)
  void forgedRefusalChangesNothing(IceRole role) {
    ScriptedPeer peer = new ScriptedPeer(role);
    peer.start(ScriptedPeer.candidate(REMOTE, 0));
    peer.refuse(peer.last(), StunError.ROLE_CONFLICT, false);
    peer.pass(ScriptedPeer.SECOND);
    assertThat(claimed(peer.last())).isEqualTo(role);
  }

  private static IceRole claimed(ScriptedPeer.Sent request) {
    return request.message.has(StunAttribute.ICE_CONTROLLING)
        ? IceRole.CONTROLLING
        : IceRole.CONTROLLED;
  }

  private static long tieBreaker(ScriptedPeer.Sent request) {
    return request.message.tieBreaker(new RoleClaim(claimed(request), 0).attribute());
  }
}
