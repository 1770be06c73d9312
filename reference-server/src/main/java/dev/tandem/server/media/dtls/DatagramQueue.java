package dev.tandem.server.media.dtls;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.bouncycastle.tls.DatagramTransport;

/**
 * What the TLS library takes for a socket: a bounded queue of datagrams from the peer, and a flight
 * of records to it, which go out in as few datagrams as possible once the library waits for an
 * answer. Any thread may call it.
 */
final class DatagramQueue implements DatagramTransport {
  /** Enough for a handshake that arrives all at once. */
  static final int CAPACITY = 32;

  /** More than fits into a packet on the Internet. */
  static final int RECEIVE_LIMIT = 2048;

  static final int SEND_LIMIT = 1200;

  private static final byte[] NOTHING = {};

  private final DtlsListener listener;
  private final HandshakeGuard guard;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<byte[]> waiting = new ArrayDeque<>();
  private byte[] flight = NOTHING;
  private int received;
  private volatile boolean closed;

  DatagramQueue(boolean client, DtlsListener listener) {
    this.listener = listener;
    this.guard = new HandshakeGuard(client);
  }

  /** Adds a copy of a datagram, or drops it. */
  void offer(byte[] buffer, int offset, int length) {
    if (closed || length > RECEIVE_LIMIT) {
      return;
    }
    lock.lock();
    try {
      received++;
      int allowed = guard.allowedLength(buffer, offset, length);
      if (allowed > 0 && waiting.size() < CAPACITY) {
        waiting.add(Arrays.copyOfRange(buffer, offset, offset + allowed));
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Returns how many datagrams have come in, including those that were dropped. */
  int received() {
    lock.lock();
    try {
      return received;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for a datagram, after all that was written has been sent.
   *
   * @param waitMillis how long, or 0 for any time
   * @return the length of the datagram, or -1 if none came
   * @throws IOException once the queue is closed
   */
  @Override
  public int receive(byte[] buffer, int offset, int length, int waitMillis) throws IOException {
    flush();
    lock.lock();
    try {
      long leftNs = waitMillis == 0 ? Long.MAX_VALUE : TimeUnit.MILLISECONDS.toNanos(waitMillis);
      while (!closed && waiting.isEmpty() && leftNs > 0) {
        leftNs = changed.awaitNanos(leftNs);
      }
      if (closed) {
        throw new IOException("the association is closed");
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

  /** Writes a record, which is sent together with the next ones if they fit. */
  @Override
  public void send(byte[] buffer, int offset, int length) {
    byte[] full = NOTHING;
    lock.lock();
    try {
      if (flight.length + length > SEND_LIMIT) {
        full = flight;
        flight = NOTHING;
      }
      int end = flight.length;
      flight = Arrays.copyOf(flight, end + length);
      System.arraycopy(buffer, offset, flight, end, length);
    } finally {
      lock.unlock();
    }
    sendNow(full);
  }

  /** Sends what was written. */
  void flush() {
    byte[] written;
    lock.lock();
    try {
      written = flight;
      flight = NOTHING;
    } finally {
      lock.unlock();
    }
    sendNow(written);
  }

  private void sendNow(byte[] datagram) {
    if (datagram.length > 0 && !closed) {
      listener.send(datagram, 0, datagram.length);
    }
  }

  /** Sends what was written, drops what waits and wakes the reader; from now on, does nothing. */
  @Override
  public void close() {
    flush();
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
