package dev.tandem.load.scenario;

import java.time.Duration;

/**
 * How players behave beside playing.
 *
 * @param churn share of the players that leave in each second, and are followed by new ones
 * @param vanishing share of those that leave without a word, as a laptop that is shut
 * @param stalled share of the players that stop reading packets now and then
 * @param stall for how long they do
 * @param stallEvery how often they do
 * @param loss share of the packets that players lose on purpose
 * @param checked share of the players that check every packet; the others count
 */
public record Profile(
    double churn,
    double vanishing,
    double stalled,
    Duration stall,
    Duration stallEvery,
    double loss,
    double checked) {
  private static final int FEW = 20;

  /** Players that stay, read, and lose nothing. */
  public static final Profile STEADY =
      new Profile(0, 0, 0, Duration.ofSeconds(2), Duration.ofSeconds(10), 0, 0.05);

  /** Of so many players, how many check every packet: the share, and never fewer than a few. */
  int checkers(int players) {
    return (int) Math.min(players, Math.max(FEW, Math.ceil(checked * players)));
  }
}
