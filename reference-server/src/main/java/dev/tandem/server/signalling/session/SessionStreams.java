package dev.tandem.server.signalling.session;

import dev.tandem.server.stream.LiveStream;
import dev.tandem.server.stream.StreamEnd;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/** The streams of one session, and the ids of some that have ended. Single-threaded. */
final class SessionStreams {
  private static final int REMEMBERED_ENDS = 64;

  private final int limit;
  private final Map<String, LiveStream> live = new LinkedHashMap<>();
  private final Queue<String> ended = new ArrayDeque<>();

  SessionStreams(int limit) {
    this.limit = limit;
  }

  int limit() {
    return limit;
  }

  boolean isFull() {
    return live.size() >= limit;
  }

  void add(LiveStream stream) {
    live.put(stream.mediaSessionId(), stream);
  }

  void remove(String mediaSessionId) {
    live.remove(mediaSessionId);
    ended.add(mediaSessionId);
    if (ended.size() > REMEMBERED_ENDS) {
      ended.remove();
    }
  }

  Optional<LiveStream> find(String mediaSessionId) {
    return Optional.ofNullable(live.get(mediaSessionId));
  }

  /** Whether the stream was here lately: a client may stop what has just ended by itself. */
  boolean hasEnded(String mediaSessionId) {
    return ended.contains(mediaSessionId);
  }

  Collection<LiveStream> all() {
    return List.copyOf(live.values());
  }

  void endAll(StreamEnd end) {
    all().forEach(stream -> stream.end(end));
    live.clear();
  }
}
