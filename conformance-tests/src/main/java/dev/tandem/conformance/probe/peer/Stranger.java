package dev.tandem.conformance.probe.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A UDP socket that sends to where peers of a server send, as one who is none of them. */
public final class Stranger implements AutoCloseable {
  private static final int LARGEST = 4_096;

  private final DatagramSocket socket;
  private final List<InetSocketAddress> targets;

  /** Sends to each of these addresses. */
  public Stranger(List<InetSocketAddress> targets) {
    this.targets = List.copyOf(targets);
    try {
      socket = new DatagramSocket();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends any bytes; addresses that this machine has no route to are passed over. */
  public void send(byte[] datagram) {
    for (InetSocketAddress target : targets) {
      try {
        socket.send(new DatagramPacket(datagram, datagram.length, target));
      } catch (SocketException noRoute) {
        // a server on several networks announces addresses that only others can reach
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
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
