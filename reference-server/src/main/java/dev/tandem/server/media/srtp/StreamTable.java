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
  private int latest;

  boolean isFull() {
    return streams.size() == LIMIT;
  }

  @Nullable S find(int ssrc) {
    int size = streams.size();
    if (latest < size && ssrcs[latest] == ssrc) {
      return streams.get(latest);
    }
    for (int i = 0; i < size; i++) {
      if (ssrcs[i] == ssrc) {
        latest = i;
        return streams.get(i);
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
    latest = streams.size();
    ssrcs[latest] = ssrc;
    streams.add(stream);
  }
}
