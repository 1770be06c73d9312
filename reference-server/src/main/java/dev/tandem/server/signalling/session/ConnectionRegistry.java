package dev.tandem.server.signalling.session;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The open connections of this server. Thread-safe. */
public final class ConnectionRegistry {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition empty = lock.newCondition();
  private final Map<String, ClientSession> sessions = new LinkedHashMap<>();

  /** Connections that have introduced themselves, oldest first. */
  public List<ConnectionInfo> connections() {
    return snapshot().stream().map(ClientSession::info).filter(Objects::nonNull).toList();
  }

  /** The connection with this id, where it has introduced itself. */
  public Optional<ConnectionInfo> connection(String sessionId) {
    return find(sessionId).map(ClientSession::info);
  }

  /** How many WebSockets are open. */
  public int count() {
    lock.lock();
    try {
      return sessions.size();
    } finally {
      lock.unlock();
    }
  }

  /** Closes a connection and ends its streams; false where there is none with this id. */
  public boolean terminate(String sessionId) {
    Optional<ClientSession> session = find(sessionId);
    session.ifPresent(it -> it.close(CloseCodes.NORMAL, "Terminated by rest /terminate"));
    return session.isPresent();
  }

  /** Closes all connections, with status code 1001 and this reason. */
  public void closeAll(String reason) {
    snapshot().forEach(session -> session.close(CloseCodes.GOING_AWAY, reason));
  }

  /** Waits until no connection is open; false where that takes longer than {@code timeout}. */
  public boolean awaitEmpty(Duration timeout) throws InterruptedException {
    long remainingNs = timeout.toNanos();
    lock.lock();
    try {
      while (!sessions.isEmpty()) {
        if (remainingNs <= 0) {
          return false;
        }
        remainingNs = empty.awaitNanos(remainingNs);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  void add(ClientSession session) {
    lock.lock();
    try {
      sessions.put(session.id(), session);
    } finally {
      lock.unlock();
    }
  }

  void remove(ClientSession session) {
    lock.lock();
    try {
      sessions.remove(session.id());
      if (sessions.isEmpty()) {
        empty.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  private Optional<ClientSession> find(String sessionId) {
    lock.lock();
    try {
      return Optional.ofNullable(sessions.get(sessionId));
    } finally {
      lock.unlock();
    }
  }

  private List<ClientSession> snapshot() {
    lock.lock();
    try {
      return List.copyOf(sessions.values());
    } finally {
      lock.unlock();
    }
  }
}
