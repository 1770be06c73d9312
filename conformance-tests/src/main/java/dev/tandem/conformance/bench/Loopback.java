package dev.tandem.conformance.bench;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;

/** Loss and delay of UDP on this machine itself: bursts of packets, as pictures are sent. */
final class Loopback {
  private static final int BURSTS = 40;
  private static final int PACKETS = 10;
  private static final int BYTES = 1_200;
  private static final int WAIT_MS = 500;
  private static final double MOST_LOST = 0.02;
  private static final double MOST_DELAY_MS = 50;
  private static final double USUAL_DELAY_MS = 5;

  private Loopback() {}

  static BenchReading measure() {
    InetAddress here = InetAddress.getLoopbackAddress();
    double[] delays = new double[BURSTS * PACKETS];
    int arrived = 0;
    try (DatagramSocket receiver = new DatagramSocket(new InetSocketAddress(here, 0));
        DatagramSocket sender = new DatagramSocket(new InetSocketAddress(here, 0))) {
      receiver.setSoTimeout(WAIT_MS);
      for (int burst = 0; burst < BURSTS; burst++) {
        send(sender, receiver.getLocalSocketAddress());
        arrived = receive(receiver, delays, arrived);
      }
    } catch (IOException e) {
      return new BenchReading(1, false, "UDP on loopback: " + e.getMessage());
    }
    return judge(Arrays.copyOf(delays, arrived));
  }

  private static BenchReading judge(double[] delays) {
    int sent = BURSTS * PACKETS;
    int lost = sent - delays.length;
    Arrays.sort(delays);
    double late = delays.length == 0 ? MOST_DELAY_MS : delays[delays.length * 95 / 100];
    return new BenchReading(
        Math.max(1, late / USUAL_DELAY_MS),
        lost <= sent * MOST_LOST && late <= MOST_DELAY_MS,
        String.format(
            Locale.ROOT, "UDP on loopback: %d of %d lost, 95 %% within %.1f ms", lost, sent, late));
  }

  private static void send(DatagramSocket sender, SocketAddress to) throws IOException {
    for (int i = 0; i < PACKETS; i++) {
      byte[] packet = new byte[BYTES];
      ByteBuffer.wrap(packet).putLong(System.nanoTime());
      sender.send(new DatagramPacket(packet, BYTES, to));
    }
  }

  private static int receive(DatagramSocket receiver, double[] delays, int arrived)
      throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[BYTES], BYTES);
    int count = arrived;
    for (int i = 0; i < PACKETS; i++) {
      try {
        receiver.receive(packet);
      } catch (SocketTimeoutException lost) {
        break;
      }
      delays[count++] = (System.nanoTime() - ByteBuffer.wrap(packet.getData()).getLong()) / 1e6;
    }
    return count;
  }
}
