package dev.tandem.load.client;

/**
 * How one player plays.
 *
 * @param checks whether each packet is decrypted and checked (tag, order, payload, stamp) and its
 *     delay recorded; otherwise packets are counted by the clear header
 * @param loss ratio of received packets that are dropped before they are seen, 0 to 1
 */
public record PlaybackOptions(boolean checks, double loss) {
  /** Counts, loses nothing. */
  public static final PlaybackOptions COUNTING = new PlaybackOptions(false, 0);

  /** Checks everything, loses nothing. */
  public static final PlaybackOptions CHECKING = new PlaybackOptions(true, 0);
}
