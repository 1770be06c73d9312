package dev.tandem.server.media.dtls;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.bouncycastle.tls.DatagramTransport;

/**
 * What the TLS library takes for a socket: a bounded queue of datagrams from the peer, and the
 * listener that sends to it. Any thread may call it.
 */
final class DatagramQueue implements DatagramTransport {
  /** Enough for a handshake that arrives all at once. */
  static final int CAPACITY = 32;

  /** More than fits into a packet on the Internet. */
  static final int RECEIVE_LIMIT = 2048;

  static final int SEND_LIMIT = 1200;

  private final DtlsListener listener;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<byte[]> waiting = new ArrayDeque<>();
  private int received;
  private volatile boolean closed;

  DatagramQueue(DtlsListener listener) {
    this.listener = listener;
  }

  /** Adds a copy of a datagram, or drops it. */
  void offer(byte[] buffer, int offset, int length) {
    if (closed || length > RECEIVE_LIMIT || !HandshakeGuard.allows(buffer, offset, length)) {
      return;
    }
    byte[] datagram = new byte[length];
    System.arraycopy(buffer, offset, datagram, 0, length);
    lock.lock();
    try {
      received++;
      if (waiting.size() < CAPACITY) {
        waiting.add(datagram);
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Returns how many datagrams have come in, including those that were dropped for want of room.
   */
  int received() {
    lock.lock();
    try {
      return received;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for a datagram.
   *
   * @param waitMillis how long, or 0 for any time
   * @return the length of the datagram, or -1 if none came
   * @throws IOException once the queue is closed
   */
  @Override
  public int receive(byte[] buffer, int offset, int length, int waitMillis) throws IOException {
    lock.lock();
    try {
      long leftNs = waitMillis == 0 ? Long.MAX_VALUE : TimeUnit.MILLISECONDS.toNanos(waitMillis);
      while (!closed && waiting.isEmpty() && leftNs > 0) {
        leftNs = changed.awaitNanos(leftNs);
      }
      if (closed) {
        throw new IOException("The association is closed");
      }
      byte[] datagram = waiting.poll();
      if (datagram == null) {
        return -1;
      }
      System.arraycopy(datagram, 0, buffer, offset, Math.min(length, datagram.length));
      return datagram.length;
    } catch (InterruptedException e) {
      throw new InterruptedIOException();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void send(byte[] buffer, int offset, int length) {
    if (!closed) {
      listener.send(buffer, offset, length);
    }
  }

  /** Drops what waits and wakes the reader; from now on nothing is taken or sent. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      waiting.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int getReceiveLimit() {
    return RECEIVE_LIMIT;
  }

  @Override
  public int getSendLimit() {
    return SEND_LIMIT;
  }
}
