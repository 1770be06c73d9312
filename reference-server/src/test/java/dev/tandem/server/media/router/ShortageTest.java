package dev.tandem.server.media.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.media.router.Bench.Players;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The stream of these tests needs some 350 kbit/s. */
@ParameterizedClass
@EnumSource(Players.class)
class ShortageTest {
  private static final long ENOUGH_BPS = 2_000_000;
  private static final long TOO_LITTLE_BPS = 100_000;

  private final Bench bench;
  private final Player player;

  ShortageTest(Players players) {
    bench = Bench.connected(players);
    player = bench.player();
  }

  private void playSeconds(int seconds) {
    bench.play(seconds * 25);
  }

  private void start() {
    bench.video.keyFrame(1);
    playSeconds(2);
  }

  @Test
  void playerIsToldOfAShortageThatLasts() {
    start();
    player.remb(TOO_LITTLE_BPS);
    playSeconds(2);
    assertThat(player.shortages).isEmpty();
    playSeconds(3);
    assertThat(player.shortages).hasSize(1);
    assertThat(player.stats.estimateBps()).isEqualTo(TOO_LITTLE_BPS);
  }

  @Test
  void playerIsNotToldOfAShortageThatPasses() {
    start();
    for (int i = 0; i < 10; i++) {
      player.remb(TOO_LITTLE_BPS);
      playSeconds(2);
      player.remb(ENOUGH_BPS);
      playSeconds(2);
    }
    assertThat(player.shortages).isEmpty();
  }

  @Test
  void playerIsRemindedOfALongShortageNowAndThen() {
    start();
    player.remb(TOO_LITTLE_BPS);
    playSeconds(30);
    assertThat(player.shortages).hasSizeBetween(2, 3);
  }

  @Test
  void playerThatSaysNothingIsNotToldAnything() {
    start();
    playSeconds(30);
    assertThat(player.shortages).isEmpty();
    assertThat(player.stats.estimateBps()).isEqualTo(-1);
  }

  @Test
  void shortageOfOnePlayerIsNotThatOfAnother() {
    Player other = bench.player();
    start();
    player.remb(TOO_LITTLE_BPS);
    other.remb(ENOUGH_BPS);
    playSeconds(10);
    assertThat(player.shortages).isNotEmpty();
    assertThat(other.shortages).isEmpty();
  }
}
