package dev.tandem.conformance.probe.peer.dtls;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.jspecify.annotations.Nullable;

/**
 * One DTLS association on a thread of its own: the handshake, then the wait for the other side's
 * close_notify.
 */
public final class DtlsAssociation implements AutoCloseable {
  private static final int POLL_MS = 500;
  private static final int LARGEST = 16_384;

  private final HandshakePeer peer;
  private final DtlsListener listener;
  private final DatagramQueue network;
  private final Thread thread;
  private volatile boolean closing;

  private DtlsAssociation(HandshakePeer peer, DtlsListener listener) {
    this.peer = peer;
    this.listener = listener;
    this.network = new DatagramQueue(listener);
    this.thread = Thread.ofVirtual().name("kit-dtls").unstarted(this::run);
  }

  /** Begins; the client speaks first. */
  public static DtlsAssociation start(
      boolean client, DtlsSettings settings, DtlsListener listener) {
    BcTlsCrypto crypto = new BcTlsCrypto(new SecureRandom());
    HandshakePeer peer =
        client ? new ClientPeer(settings, crypto) : new ServerPeer(settings, crypto);
    DtlsAssociation association = new DtlsAssociation(peer, listener);
    association.thread.start();
    return association;
  }

  /** Takes a DTLS record or several. */
  public void receive(byte[] datagram) {
    network.offer(datagram);
  }

  /** Says close_notify if the association is up, and ends the thread; waits until that is done. */
  @Override
  public void close() {
    closing = true;
    thread.interrupt();
    if (Thread.currentThread() == thread) {
      return;
    }
    try {
      thread.join(Duration.ofMillis(POLL_MS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      DTLSTransport association = peer.shakeHands(network);
      @Nullable ExportedKeys keys = peer.keys();
      if (keys == null) {
        throw new IOException("no keys for SRTP");
      }
      listener.connected(keys);
      awaitEnd(association);
    } catch (IOException | RuntimeException e) {
      if (!closing) {
        String alert = peer.alert();
        listener.failed(
            alert.isEmpty()
                ? "DTLS: " + e.getMessage()
                : "DTLS: the other side raised the alert " + alert);
      }
    }
  }

  private void awaitEnd(DTLSTransport association) throws IOException {
    byte[] buffer = new byte[LARGEST];
    try {
      while (!closing) {
        association.receive(buffer, 0, buffer.length, POLL_MS);
      }
    } catch (IOException e) {
      if (!closing && peer.alert().isEmpty()) {
        listener.closed();
        return;
      }
      if (!closing) {
        throw e;
      }
    } finally {
      association.close();
    }
  }
}
