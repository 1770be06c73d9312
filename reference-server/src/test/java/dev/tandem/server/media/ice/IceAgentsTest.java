package dev.tandem.server.media.ice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two agents that talk to each other over a lossy network. */
class IceAgentsTest {

  private static final long SECOND = 1_000_000_000L;
  private static final double LOSS = 0.2;

  private static LongStream seeds() {
    return LongStream.rangeClosed(1, 60);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void controllingAndControlledConnect(long seed) {
    LossyNetwork network = new LossyNetwork(seed, LOSS);
    var a = network.add(IceRole.CONTROLLING, IceTimeouts.DEFAULT, "192.0.2.1");
    var b = network.add(IceRole.CONTROLLED, IceTimeouts.DEFAULT, "192.0.2.2");
    a.start(b);
    b.start(a);
    assertConnected(network, a, b);
    assertThat(a.agent.selected()).isEqualTo(b.address(0));
    assertThat(b.agent.selected()).isEqualTo(a.address(0));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void peerWithoutCandidatesIsLearntByItsChecks(long seed) {
    LossyNetwork network = new LossyNetwork(seed, LOSS);
    var browser = network.add(IceRole.CONTROLLING, IceTimeouts.DEFAULT, "2001:db8::1");
    var server = network.add(IceRole.CONTROLLED, IceTimeouts.DEFAULT, "2001:db8::2");
    browser.start(server);
    server.startWithoutCandidates(browser);
    assertConnected(network, browser, server);
    assertThat(server.agent.selected()).isEqualTo(browser.address(0));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void answererThatStartsLateConnectsAtOnce(long seed) {
    LossyNetwork network = new LossyNetwork(seed, LOSS);
    var browser = network.add(IceRole.CONTROLLING, IceTimeouts.DEFAULT, "192.0.2.1");
    var server = network.add(IceRole.CONTROLLED, IceTimeouts.DEFAULT, "192.0.2.2");
    browser.start(server);
    assertThat(network.runUntil(() -> isConnected(browser), 20 * SECOND)).isTrue();
    assertThat(server.agent.state()).isEqualTo(IceState.NEW);
    server.startWithoutCandidates(browser);
    assertThat(server.agent.state()).isEqualTo(IceState.CONNECTED);
    assertThat(server.agent.selected()).isEqualTo(browser.address(0));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void twoControllingAgentsSettleTheirConflict(long seed) {
    assertConflictIsSettled(seed, IceRole.CONTROLLING);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void twoControlledAgentsSettleTheirConflict(long seed) {
    assertConflictIsSettled(seed, IceRole.CONTROLLED);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void bothSidesEndOnTheSamePairOfMany(long seed) {
    LossyNetwork network = new LossyNetwork(seed, LOSS);
    var a = network.add(IceRole.CONTROLLING, IceTimeouts.DEFAULT, "192.0.2.1", "2001:db8::1");
    var b =
        network.add(
            IceRole.CONTROLLED, IceTimeouts.DEFAULT, "198.51.100.9", "192.0.2.2", "2001:db8::2");
    IceAddress dead = b.address(0);
    network.block((from, to) -> to.equals(dead) || from.equals(dead));
    a.start(b);
    b.start(a);
    assertConnected(network, a, b);
    network.run(60 * SECOND);
    assertConnected(network, a, b);
    assertThat(Objects.requireNonNull(a.agent.selected()).equals(b.address(2)))
        .as("the controlling side sends by IPv6")
        .isEqualTo(Objects.requireNonNull(b.agent.selected()).equals(a.address(1)));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void consentIsKeptForTenMinutesInSpiteOfLoss(long seed) {
    LossyNetwork network = new LossyNetwork(seed, 0.05);
    var a = network.add(IceRole.CONTROLLING, IceTimeouts.DEFAULT, "192.0.2.1");
    var b = network.add(IceRole.CONTROLLED, IceTimeouts.DEFAULT, "192.0.2.2");
    a.start(b);
    b.start(a);
    network.run(600 * SECOND);
    assertConnected(network, a, b);
    assertThat(a.agent.rttMs()).isBetween(10.0, 120.0);
    assertThat(b.agent.rttMs()).isBetween(10.0, 120.0);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void deadPathEndsBothAgents(long seed) {
    LossyNetwork network = new LossyNetwork(seed, LOSS);
    var a = network.add(IceRole.CONTROLLING, IceTimeouts.DEFAULT, "192.0.2.1");
    var b = network.add(IceRole.CONTROLLED, IceTimeouts.DEFAULT, "192.0.2.2");
    a.start(b);
    b.start(a);
    assertConnected(network, a, b);
    network.block((from, to) -> true);
    network.run(31 * SECOND);
    assertThat(a.agent.failure()).isEqualTo(IceFailure.CONSENT_EXPIRED);
    assertThat(b.agent.failure()).isEqualTo(IceFailure.CONSENT_EXPIRED);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void controllingAgentMovesToAnotherPathWhenTheSelectedOneDies(long seed) {
    LossyNetwork network = new LossyNetwork(seed, 0);
    var a = network.add(IceRole.CONTROLLING, IceTimeouts.DEFAULT, "192.0.2.1", "2001:db8::1");
    var b = network.add(IceRole.CONTROLLED, IceTimeouts.DEFAULT, "192.0.2.2", "2001:db8::2");
    a.start(b);
    b.start(a);
    network.run(2 * SECOND);
    assertThat(a.agent.selected()).isEqualTo(b.address(0));
    network.block((from, to) -> from.equals(a.address(0)) || to.equals(a.address(0)));
    network.run(60 * SECOND);
    assertThat(a.agent.selected()).isEqualTo(b.address(1));
    assertThat(b.agent.selected()).isEqualTo(a.address(1));
  }

  @Test
  void silentNetworkEndsInTimeout() {
    LossyNetwork network = new LossyNetwork(1, 1.0);
    var a = network.add(IceRole.CONTROLLING, IceTimeouts.DEFAULT, "192.0.2.1");
    var b = network.add(IceRole.CONTROLLED, IceTimeouts.DEFAULT, "192.0.2.2");
    a.start(b);
    b.startWithoutCandidates(a);
    network.run(20 * SECOND - 1);
    assertThat(a.agent.state()).isEqualTo(IceState.CHECKING);
    assertThat(b.agent.state()).isEqualTo(IceState.CHECKING);
    network.run(1);
    assertThat(a.agent.failure()).isEqualTo(IceFailure.TIMEOUT);
    assertThat(b.agent.failure()).isEqualTo(IceFailure.TIMEOUT);
  }

  private static void assertConflictIsSettled(long seed, IceRole role) {
    LossyNetwork network = new LossyNetwork(seed, LOSS);
    var a = network.add(role, IceTimeouts.DEFAULT, "192.0.2.1");
    var b = network.add(role, IceTimeouts.DEFAULT, "192.0.2.2");
    a.start(b);
    b.start(a);
    assertConnected(network, a, b);
    network.run(60 * SECOND);
    assertConnected(network, a, b);
  }

  private static void assertConnected(
      LossyNetwork network, LossyNetwork.Node a, LossyNetwork.Node b) {
    network.runUntil(() -> isConnected(a) && isConnected(b), 20 * SECOND);
    assertThat(a.agent.state()).isEqualTo(IceState.CONNECTED);
    assertThat(b.agent.state()).isEqualTo(IceState.CONNECTED);
  }

  private static boolean isConnected(LossyNetwork.Node node) {
    return node.agent.state() == IceState.CONNECTED;
  }
}
