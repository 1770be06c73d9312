package dev.tandem.server.media.srtp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a context keeps for each of its sources. Few enough for a search from the start, and mostly
 * the one that was found last. Single-threaded.
 */
final class StreamTable<S> {
  static final int LIMIT = 64;

  private final List<S> streams = new ArrayList<>(2);
  private int[] ssrcs = new int[2];
  private int latestSsrc;
  private @Nullable S latest;

  boolean isFull() {
    return streams.size() == LIMIT;
  }

  @Nullable S find(int ssrc) {
    return ssrc == latestSsrc && latest != null ? latest : search(ssrc);
  }

  private @Nullable S search(int ssrc) {
    for (int i = 0; i < streams.size(); i++) {
      if (ssrcs[i] == ssrc) {
        latestSsrc = ssrc;
        latest = streams.get(i);
        return latest;
      }
    }
    return null;
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
    latestSsrc = ssrc;
    latest = stream;
  }
}
