package dev.tandem.load.scenario;

/**
 * How much is put on a server at one time.
 *
 * @param publishers streams that are published
 * @param players players of each stream
 * @param pushes streams that the server publishes on a second one, each played there by one player
 */
public record Load(int publishers, int players, int pushes) {
  public Load {
    if (publishers < 1 || players < 0 || pushes < 0) {
      throw new IllegalArgumentException(
          "a load has one publisher or more, and no negative number of players or pushes");
    }
  }

  /** Players of all streams. */
  public int allPlayers() {
    return Math.multiplyExact(publishers, players);
  }

  /** The same with so many players of each stream. */
  public Load withPlayers(int number) {
    return new Load(publishers, number, pushes);
  }
}
