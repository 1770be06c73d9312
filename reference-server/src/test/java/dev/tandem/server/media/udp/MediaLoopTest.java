package dev.tandem.server.media.udp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.media.counters.LoopCounters;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MediaLoopTest {
  private static final long DEADLINE_S = 10;
  private static final long REST_NS = 400_000_000;

  /** Packets by their first octet, and -1 for the end of a batch that had any. */
  private final BlockingQueue<Integer> events = new LinkedBlockingQueue<>();

  private UdpPort port;
  private DatagramSocket sender;
  private boolean received;

  @BeforeEach
  void bind() throws IOException {
    port = UdpIo.AUTO.bind(InetAddress.getLoopbackAddress(), 0, 1 << 16, 1);
    sender = new DatagramSocket(0, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    sender.close();
    port.close();
  }

  @Test
  void aLoopThatNeverRestsIsWokenByEachPacket() throws Exception {
    try (MediaLoop loop = serving(0, now -> Long.MAX_VALUE)) {
      loop.start();
      send(1);
      assertThat(next()).isEqualTo(1);
      assertThat(next()).isEqualTo(-1);
      send(2);
      assertThat(next()).isEqualTo(2);
    }
  }

  @Test
  void aLoopThatRestsTakesAllTogetherThatCameMeanwhile() throws Exception {
    try (MediaLoop loop = serving(REST_NS, now -> Long.MAX_VALUE)) {
      loop.start();
      send(0);
      assertThat(next()).isZero();
      assertThat(next()).isEqualTo(-1);

      send(1);
      send(2);
      send(3);

      assertThat(next()).isEqualTo(1);
      assertThat(next()).isEqualTo(2);
      assertThat(next()).isEqualTo(3);
      assertThat(next()).isEqualTo(-1);
    }
  }

  @Test
  void aTimerEndsTheRest() throws Exception {
    BlockingQueue<Long> polls = new LinkedBlockingQueue<>();
    LoopTimers timers =
        now -> {
          polls.add(now);
          return now + 1_000_000;
        };

    try (MediaLoop loop = serving(TimeUnit.SECONDS.toNanos(2 * DEADLINE_S), timers)) {
      loop.start();
      for (int i = 0; i < 5; i++) {
        assertThat(polls.poll(DEADLINE_S, TimeUnit.SECONDS)).isNotNull();
      }
    }
  }

  private MediaLoop serving(long restNs, LoopTimers timers) throws IOException {
    MediaLoop loop = new MediaLoop("test", this::batchEnds, timers, restNs, new LoopCounters());
    loop.add(port, (buffer, offset, length, from, atNs) -> packet(buffer[offset]));
    return loop;
  }

  private void packet(int first) {
    received = true;
    events.add(first);
  }

  private void batchEnds(long nowNs) {
    if (received) {
      received = false;
      events.add(-1);
    }
  }

  private void send(int first) throws IOException {
    byte[] packet = new byte[100];
    packet[0] = (byte) first;
    sender.send(
        new DatagramPacket(
            packet, packet.length, InetAddress.getLoopbackAddress(), port.localPort()));
  }

  private int next() throws InterruptedException {
    Integer event = events.poll(DEADLINE_S, TimeUnit.SECONDS);
    assertThat(event).as("what the loop took").isNotNull();
    return event;
  }
}
