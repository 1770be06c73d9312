package dev.tandem.load.jmh;

import dev.tandem.server.media.udp.Destination;
import dev.tandem.server.media.udp.Outlet;
import dev.tandem.server.media.udp.UdpIo;
import dev.tandem.server.media.udp.UdpPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** Nowhere, or sockets that nobody reads. */
final class Exits {
  private static final int BUFFER = 4 << 20;

  private Exits() {}

  /** Packets are written to one place and not sent. */
  static Exit none() {
    MemorySegment memory =
        Arena.ofAuto().allocate((long) ForwardingStep.RUN * Outlet.MAX_PACKET, 64);
    return new Exit() {
      private long end;
      private int packets;

      @Override
      public MemorySegment buffer() {
        return memory;
      }

      @Override
      public long place() {
        return end;
      }

      @Override
      public void send(int length, int player) {
        packets++;
        end += length;
        if (packets == ForwardingStep.RUN) {
          packets = 0;
          end = 0;
        }
      }
    };
  }

  /**
   * Packets are sent to a socket for each player. With the system property {@code
   * tandem.bench.sink} they go to that address instead, for example one behind a device that
   * discards.
   */
  static final class Udp implements Exit, AutoCloseable {
    private final UdpPort port;
    private final List<UdpPort> receivers = new ArrayList<>();
    private final Destination[] destinations;

    Udp(UdpIo io, int players, int segments) {
      String sink = System.getProperty("tandem.bench.sink", "");
      InetAddress local = sink.isEmpty() ? InetAddress.ofLiteral("127.0.0.1") : null;
      destinations = new Destination[players];
      try {
        port = io.bind(local, 0, BUFFER, segments);
        for (int i = 0; i < players; i++) {
          InetSocketAddress to = sink.isEmpty() ? receiver() : new InetSocketAddress(sink, 9 + i);
          destinations[i] = port.to(to);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private InetSocketAddress receiver() throws IOException {
      InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
      UdpPort receiver = UdpIo.NIO.bind(loopback, 0, 64 << 10, 1);
      receivers.add(receiver);
      return new InetSocketAddress(loopback, receiver.localPort());
    }

    @Override
    public MemorySegment buffer() {
      return port.buffer();
    }

    @Override
    public long place() {
      return port.place();
    }

    @Override
    public void send(int length, int player) {
      port.send(length, destinations[player]);
    }

    int flush() {
      return port.flush();
    }

    @Override
    public void close() throws IOException {
      port.close();
      for (UdpPort receiver : receivers) {
        receiver.close();
      }
    }
  }
}
