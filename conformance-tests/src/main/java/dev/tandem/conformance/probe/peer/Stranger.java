package dev.tandem.conformance.probe.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Another UDP socket that sends to where a peer sends, as one who is not the peer. */
public final class Stranger implements AutoCloseable {
  private static final int LARGEST = 4_096;

  private final DatagramSocket socket;
  private final InetSocketAddress target;

  Stranger(InetSocketAddress target) {
    this.target = target;
    try {
      socket = new DatagramSocket();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends any bytes. */
  public void send(byte[] datagram) {
    try {
      socket.send(new DatagramPacket(datagram, datagram.length, target));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next datagram that comes back within this time. */
  public Optional<byte[]> receive(Duration within) {
    DatagramPacket packet = new DatagramPacket(new byte[LARGEST], LARGEST);
    try {
      socket.setSoTimeout((int) Math.max(1, within.toMillis()));
      socket.receive(packet);
      return Optional.of(Arrays.copyOf(packet.getData(), packet.getLength()));
    } catch (SocketTimeoutException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
