package dev.tandem.conformance.probe.peer.dtls;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.tls.DatagramTransport;

/** What the TLS library reads from and writes to. */
final class DatagramQueue implements DatagramTransport {
  private static final int RECEIVE_LIMIT = 16_384;
  private static final int SEND_LIMIT = 1_200;
  private static final int LONGEST_QUEUE = 200;
  private static final byte[] END = {};

  private final LinkedBlockingQueue<byte[]> incoming = new LinkedBlockingQueue<>(LONGEST_QUEUE);
  private final DtlsListener listener;
  private volatile boolean ended;

  DatagramQueue(DtlsListener listener) {
    this.listener = listener;
  }

  /** Puts a datagram in; one too many is lost, as on the network. */
  boolean offer(byte[] datagram) {
    return incoming.offer(datagram);
  }

  @Override
  public int getReceiveLimit() {
    return RECEIVE_LIMIT;
  }

  @Override
  public int getSendLimit() {
    return SEND_LIMIT;
  }

  @Override
  public int receive(byte[] target, int offset, int length, int waitMs) throws IOException {
    if (ended) {
      throw new IOException("the association is closed");
    }
    try {
      byte[] datagram = incoming.poll(waitMs, TimeUnit.MILLISECONDS);
      if (datagram == null) {
        return -1;
      }
      int taken = Math.min(length, datagram.length);
      System.arraycopy(datagram, 0, target, offset, taken);
      return taken;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the association is closed");
    }
  }

  @Override
  public void send(byte[] source, int offset, int length) {
    listener.send(Arrays.copyOfRange(source, offset, offset + length));
  }

  @Override
  public void close() {
    ended = true;
    incoming.clear();
    incoming.offer(END);
  }
}
