package dev.tandem.server.media.srtp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a context keeps for each of its sources. Few enough for a search from the start, and mostly
 * one of the two that were found last, such as sound and picture. Single-threaded.
 */
final class StreamTable<S> {
  static final int LIMIT = 64;

  private final List<S> streams = new ArrayList<>(2);
  private int[] ssrcs = new int[2];
  private int latestSsrc;
  private @Nullable S latest;
  private int formerSsrc;
  private @Nullable S former;

  boolean isFull() {
    return streams.size() == LIMIT;
  }

  @Nullable S find(int ssrc) {
    if (ssrc == latestSsrc && latest != null) {
      return latest;
    }
    S found = ssrc == formerSsrc && former != null ? former : search(ssrc);
    if (found != null) {
      remember(ssrc, found);
    }
    return found;
  }

  private @Nullable S search(int ssrc) {
    for (int i = 0; i < streams.size(); i++) {
      if (ssrcs[i] == ssrc) {
        return streams.get(i);
      }
    }
    return null;
  }

  private void remember(int ssrc, S stream) {
    formerSsrc = latestSsrc;
    former = latest;
    latestSsrc = ssrc;
    latest = stream;
  }

  void add(int ssrc, S stream) {
    if (isFull()) {
      throw new IllegalStateException("More than " + LIMIT + " sources");
    }
    if (streams.size() == ssrcs.length) {
      ssrcs = Arrays.copyOf(ssrcs, 2 * ssrcs.length);
    }
    ssrcs[streams.size()] = ssrc;
    streams.add(stream);
    remember(ssrc, stream);
  }
}
