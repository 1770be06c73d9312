package dev.tandem.server.media;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * Which media loop a peer lives on. A publisher goes to the loop with the fewest peers. A player
 * goes to its publisher's loop while that has room, then to another loop that has players of the
 * stream already, and where none of them has room to the loop with the fewest peers: each further
 * loop costs every packet of the stream a crossing, about as much as one player does.
 */
final class Placement<L> {
  /** A loop has room while it has less than so many peers more than the loop with the fewest. */
  static final int ROOM = 16;

  private final List<L> loops;
  private final ToIntFunction<L> peers;

  /** Places peers on loops, of which there is at least one. */
  Placement(List<L> loops, ToIntFunction<L> peers) {
    this.loops = loops;
    this.peers = peers;
  }

  /** The loop with the fewest peers: for publishers, and for whoever belongs to nobody. */
  L emptiest() {
    return loops.stream().min(Comparator.comparingInt(peers)).orElseThrow();
  }

  /**
   * The loop of a player.
   *
   * @param home its publisher's loop
   * @param serves which loops have players of the stream
   */
  L ofPlayer(L home, Predicate<L> serves) {
    L fewest = emptiest();
    int limit = peers.applyAsInt(fewest) + ROOM;
    if (peers.applyAsInt(home) < limit) {
      return home;
    }
    for (L loop : loops) {
      if (serves.test(loop) && peers.applyAsInt(loop) < limit) {
        return loop;
      }
    }
    return fewest;
  }
}
