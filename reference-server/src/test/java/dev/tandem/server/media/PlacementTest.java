package dev.tandem.server.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlacementTest {
  private static final int HOME = 0;

  private final int[] peers = new int[4];
  private final Set<Integer> serving = new HashSet<>();
  private final Placement<Integer> placement =
      new Placement<>(List.of(0, 1, 2, 3), loop -> peers[loop]);

  private void addPlayers(int count) {
    for (int i = 0; i < count; i++) {
      int loop = placement.ofPlayer(HOME, serving::contains);
      peers[loop]++;
      serving.add(loop);
    }
  }

  @Test
  void aPublisherGoesToTheLoopWithTheFewestPeers() {
    peers[0] = 3;
    peers[1] = 2;
    peers[2] = 5;
    peers[3] = 4;
    assertThat(placement.emptiest()).isEqualTo(1);
  }

  @Test
  void aFewPlayersStayWithTheirPublisher() {
    addPlayers(Placement.ROOM);
    assertThat(peers).containsExactly(Placement.ROOM, 0, 0, 0);
  }

  @Test
  void oneLoopAfterTheOtherIsFilledSoThatFewPacketsCross() {
    addPlayers(2 * Placement.ROOM);
    assertThat(peers).containsExactly(Placement.ROOM, Placement.ROOM, 0, 0);
  }

  @Test
  void manyPlayersSpreadEvenly() {
    addPlayers(1000);
    assertThat(IntStream.of(peers).min().orElseThrow()).isGreaterThan(250 - Placement.ROOM);
    assertThat(IntStream.of(peers).max().orElseThrow()).isLessThan(250 + Placement.ROOM);
  }

  @Test
  void playersOfABusyLoopGoTogetherToTheOneWithTheFewestPeers() {
    peers[0] = 500;
    peers[1] = 40;
    peers[2] = 30;
    peers[3] = 35;
    addPlayers(5);
    assertThat(peers).containsExactly(500, 40, 35, 35);
  }
}
