package dev.tandem.server.media.dtls;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.jspecify.annotations.Nullable;

/**
 * An association on a thread of its own, because the TLS library waits for datagrams:
 *
 * <pre>
 *   HANDSHAKING ------> ESTABLISHED ------> ENDED
 *        |  established()      closed(), close()  ^
 *        +----------------------------------------+
 *                    failed(), close()
 * </pre>
 *
 * <p>Whoever moves the state to the next one tells the listener; so it is told once.
 */
final class ThreadedAssociation implements DtlsAssociation, Runnable {
  /** For so long a peer may ask for the last flight again (RFC 6347, section 4.2.4). */
  private static final int LAST_FLIGHT_MILLIS = 4 * 60 * 1000 + 1;

  private enum State {
    HANDSHAKING,
    ESTABLISHED,
    ENDED
  }

  private final boolean client;
  private final Handshake handshake;
  private final DtlsListener listener;
  private final DatagramQueue datagrams;
  private final AtomicReference<State> state = new AtomicReference<>(State.HANDSHAKING);
  private volatile @Nullable DTLSTransport established;

  ThreadedAssociation(boolean client, Handshake handshake, DtlsListener listener) {
    this.client = client;
    this.handshake = handshake;
    this.listener = listener;
    this.datagrams = new DatagramQueue(client, listener);
  }

  @Override
  public void receive(byte[] buffer, int offset, int length) {
    datagrams.offer(buffer, offset, length);
  }

  @Override
  public void close() {
    State before = state.getAndSet(State.ENDED);
    DTLSTransport transport = established;
    if (before == State.ESTABLISHED && transport != null) {
      sayGoodbye(transport);
    }
    datagrams.close();
  }

  private static void sayGoodbye(DTLSTransport transport) {
    try {
      transport.close();
    } catch (IOException _) {
      // the peer has to notice by itself
    }
  }

  @Override
  public void run() {
    try {
      DTLSTransport transport = shakeHands();
      datagrams.flush();
      established = transport;
      if (state.compareAndSet(State.HANDSHAKING, State.ESTABLISHED)) {
        listener.established(handshake.keys());
        answerUntilClosed(transport);
        if (state.compareAndSet(State.ESTABLISHED, State.ENDED)) {
          listener.closed();
        }
      }
    } catch (IOException | RuntimeException e) {
      if (state.compareAndSet(State.HANDSHAKING, State.ENDED)) {
        listener.failed(handshake.failure(e), handshake.detail(e, datagrams.received()));
      }
    } finally {
      datagrams.close();
    }
  }

  private DTLSTransport shakeHands() throws IOException {
    return client
        ? new DTLSClientProtocol().connect(new ClientPeer(handshake), datagrams)
        : new DTLSServerProtocol().accept(new ServerPeer(handshake), datagrams);
  }

  /** Drops application data; the library answers alerts and flights that the peer sends again. */
  private static void answerUntilClosed(DTLSTransport transport) {
    try {
      byte[] dropped = new byte[transport.getReceiveLimit()];
      while (true) {
        transport.receive(dropped, 0, dropped.length, LAST_FLIGHT_MILLIS);
      }
    } catch (IOException _) {
      // how an association ends: an alert, or the queue was closed
    }
  }
}
