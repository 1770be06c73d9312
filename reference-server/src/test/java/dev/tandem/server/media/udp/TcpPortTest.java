package dev.tandem.server.media.udp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.media.counters.LoopCounters;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpPortTest {
  private static final long DEADLINE_S = 10;

  private final BlockingQueue<TcpPath> ended = new LinkedBlockingQueue<>();
  private final BlockingQueue<TcpPath> arrived = new LinkedBlockingQueue<>();
  private MediaLoop loop;
  private TcpPort port;
  private int number;

  @BeforeEach
  void listen() throws IOException {
    number = freePort();
    port = TcpPort.bind(InetAddress.getLoopbackAddress(), number);
    loop = new MediaLoop("test", now -> {}, now -> Long.MAX_VALUE, 0, new LoopCounters());
    loop.add(port, new Echo());
    loop.start();
  }

  @AfterEach
  void stop() throws IOException {
    loop.close();
    port.close();
  }

  @Test
  void packetsAreFramedByTheirLengthInBothDirections() throws Exception {
    try (Socket client = connect()) {
      send(client, new byte[] {1, 2, 3});
      send(client, new byte[1200]);

      assertThat(receive(client)).containsExactly(1, 2, 3);
      assertThat(receive(client)).hasSize(1200);
    }
  }

  @Test
  void aFrameMayArriveOctetByOctet() throws Exception {
    try (Socket client = connect()) {
      client.setTcpNoDelay(true);
      for (byte octet : new byte[] {0, 3, 7, 8, 9}) {
        client.getOutputStream().write(octet);
        client.getOutputStream().flush();
      }

      assertThat(receive(client)).containsExactly(7, 8, 9);
    }
  }

  @Test
  void aFrameLongerThanAnyPacketEndsTheConnection() throws Exception {
    try (Socket client = connect()) {
      client.getOutputStream().write(new byte[] {(byte) 0xff, (byte) 0xff, 0});

      assertThat(client.getInputStream().read()).isEqualTo(-1);
      assertThat(ended.poll(DEADLINE_S, TimeUnit.SECONDS)).isNotNull();
    }
  }

  @Test
  void aPeerThatReadsTooSlowlyLosesPacketsAndNotTheFraming() throws Exception {
    try (Socket client = connect()) {
      byte[] packet = new byte[4000];
      Arrays.fill(packet, (byte) 5);
      for (int i = 0; i < 4000; i++) {
        send(client, packet);
      }
      client.shutdownOutput();

      assertThat(receive(client)).isEqualTo(packet);
      assertThat(receive(client)).isEqualTo(packet);
    }
  }

  @Test
  void aStrangerIsClosedAfterAWhileThoughNobodyElseComes() throws Exception {
    try (Socket stranger = connect()) {
      stranger.setSoTimeout((int) TimeUnit.SECONDS.toMillis(2 * DEADLINE_S));

      assertThat(stranger.getInputStream().read()).isEqualTo(-1);
      assertThat(ended.poll(DEADLINE_S, TimeUnit.SECONDS)).isNotNull();
    }
  }

  @Test
  void aConnectionThatBreaksWhileWeSendIsForgotten() throws Exception {
    try (Socket client = connect()) {
      send(client, new byte[] {1});
      receive(client);
      TcpPath path = Objects.requireNonNull(arrived.poll(DEADLINE_S, TimeUnit.SECONDS));
      loop.execute(now -> path.close());

      assertThat(ended.poll(DEADLINE_S, TimeUnit.SECONDS)).isSameAs(path);
    }
  }

  private Socket connect() throws IOException {
    Socket client = new Socket(InetAddress.getLoopbackAddress(), number);
    client.setSoTimeout((int) TimeUnit.SECONDS.toMillis(DEADLINE_S));
    return client;
  }

  private static void send(Socket client, byte[] packet) throws IOException {
    DataOutputStream out = new DataOutputStream(client.getOutputStream());
    byte[] frame = new byte[2 + packet.length];
    frame[0] = (byte) (packet.length >> 8);
    frame[1] = (byte) packet.length;
    System.arraycopy(packet, 0, frame, 2, packet.length);
    out.write(frame);
  }

  private static byte[] receive(Socket client) throws IOException {
    DataInputStream in = new DataInputStream(client.getInputStream());
    byte[] packet = new byte[in.readUnsignedShort()];
    in.readFully(packet);
    return packet;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Sends each packet back. */
  private final class Echo implements FrameHandler {

    @Override
    public void frame(TcpPath path, byte[] buffer, int offset, int length, long nowNs) {
      MemorySegment out = path.buffer();
      MemorySegment.copy(buffer, offset, out, ValueLayout.JAVA_BYTE, path.place(), length);
      path.send(length, path.to(path.remote()));
      arrived.add(path);
    }

    @Override
    public void closed(TcpPath path, long nowNs) {
      ended.add(path);
    }
  }
}
