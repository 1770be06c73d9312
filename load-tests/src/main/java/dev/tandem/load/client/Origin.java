package dev.tandem.load.client;

import dev.tandem.load.stream.SendTimes;
import org.jspecify.annotations.Nullable;

/** Who sends what a player receives, as the stamps of its pictures tell. On the loop. */
final class Origin {
  private static final int UNKNOWN = -1;

  private int publisher = UNKNOWN;
  private @Nullable SendTimes times;

  /** A stamp was seen. */
  void is(int stampedPublisher) {
    if (stampedPublisher != publisher) {
      publisher = stampedPublisher;
      times = SendTimes.of(stampedPublisher);
    }
  }

  /** When it sent its packets; null where it is unknown or in another process. */
  @Nullable SendTimes times() {
    return times;
  }
}
