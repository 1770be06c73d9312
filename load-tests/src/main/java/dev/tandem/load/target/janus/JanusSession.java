package dev.tandem.load.target.janus;

import dev.tandem.load.target.TargetException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A session of Janus's HTTP API, with its handles: requests go by POST, events come by a long poll
 * that lasts as long as the session (https://janus.conf.meetecho.com/docs/rest.html).
 */
final class JanusSession implements AutoCloseable {
  private static final int EVENTS_A_POLL = 200;

  private final JanusHttp http;
  private final Duration limit;
  private final String path;
  private final Map<Long, JanusHandle> handles = new ConcurrentHashMap<>();
  private final AtomicLong transactions = new AtomicLong();
  private volatile boolean open = true;
  private volatile @Nullable String lost;

  private JanusSession(JanusHttp http, Duration limit, long id) {
    this.http = http;
    this.limit = limit;
    this.path = "/" + id;
  }

  /** Begins a session. */
  static JanusSession open(URI root, Duration limit) throws TargetException {
    JanusHttp http = new JanusHttp(root, limit);
    ObjectNode create = JanusHttp.object().put("janus", "create").put("transaction", "create");
    JanusSession session =
        new JanusSession(http, limit, http.post("", create).path("data").path("id").asLong());
    Thread.ofVirtual().name("janus-events").start(session::poll);
    return session;
  }

  /** Attaches to the VideoRoom plugin: one handle for each peer connection. */
  JanusHandle attach() throws TargetException {
    ObjectNode attach = request("attach").put("plugin", "janus.plugin.videoroom");
    long id = http.post(path, attach).path("data").path("id").asLong();
    JanusHandle handle = new JanusHandle(this, id);
    handles.put(id, handle);
    return handle;
  }

  Duration limit() {
    return limit;
  }

  /** Why events no longer come, or null while they do. */
  @Nullable String lost() {
    return lost;
  }

  ObjectNode request(String verb) {
    return JanusHttp.object()
        .put("janus", verb)
        .put("transaction", Long.toString(transactions.incrementAndGet()));
  }

  JsonNode post(long handle, ObjectNode request) throws TargetException {
    return http.post(path + "/" + handle, request);
  }

  void detach(long handle) throws TargetException {
    if (handles.remove(handle) != null && open) {
      post(handle, request("detach"));
    }
  }

  private void poll() {
    while (open) {
      try {
        JsonNode events = http.poll(path, EVENTS_A_POLL);
        if (events.isArray()) {
          events.forEach(this::deliver);
        } else {
          deliver(events);
        }
      } catch (TargetException e) {
        if (open) {
          lost = String.valueOf(e.getMessage());
          handles.values().forEach(handle -> handle.fail("events no longer come: " + lost));
        }
        return;
      }
    }
  }

  private void deliver(JsonNode event) {
    JanusHandle handle = handles.get(event.path("sender").asLong(0));
    if (handle != null) {
      handle.deliver(event);
    }
  }

  @Override
  public void close() {
    open = false;
    try {
      http.post(path, request("destroy"));
    } catch (TargetException e) {
      // the session ends with Janus, or by itself
    }
    http.close();
  }
}
