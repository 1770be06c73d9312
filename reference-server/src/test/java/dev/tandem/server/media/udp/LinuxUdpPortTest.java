package dev.tandem.server.media.udp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The port by the calls of Linux. */
@EnabledOnOs(OS.LINUX)
class LinuxUdpPortTest extends UdpPortSuite {
  /** Two clocks are compared one after the other. */
  private static final long TOLERANCE_NS = 10_000_000;

  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  @Override
  UdpIo io() {
    return UdpIo.NATIVE;
  }

  @Test
  void isWhatIsChosenHere() {
    assertThat(UdpIo.AUTO.implementation()).isEqualTo("native");
  }

  /** The kernel takes at most 128 segments in one call. */
  @Test
  void aRunThatTheSystemRefusesGoesPacketByPacketFromThenOn() throws IOException {
    UdpPort sender = bind(LOOPBACK, 400);
    UdpPort receiver = bind(LOOPBACK);
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 300; i++) {
        send(sender, 50, address(receiver));
      }

      assertThat(sender.flush()).isZero();

      assertThat(receive(receiver, 300)).isEqualTo(Collections.nCopies(300, 50));
    }
  }

  @Test
  void aRunThatTheSystemRefusesHarmsNoOtherOfItsBatch() throws IOException {
    UdpPort sender = bind(LOOPBACK, 400);
    List<UdpPort> receivers = new ArrayList<>();
    int[] packets = {3, 200, 1, 5};
    for (int count : packets) {
      UdpPort receiver = bind(LOOPBACK);
      InetSocketAddress to = address(receiver);
      for (int i = 0; i < count; i++) {
        send(sender, 60, to);
      }
      receivers.add(receiver);
    }

    assertThat(sender.flush()).isZero();

    for (int i = 0; i < packets.length; i++) {
      assertThat(receive(receivers.get(i), packets[i]))
          .isEqualTo(Collections.nCopies(packets[i], 60));
    }
  }

  @Test
  void moreRunsThanOneCallTakesAllArrive() throws IOException {
    UdpPort sender = bind(LOOPBACK, 8);
    UdpPort receiver = bind(LOOPBACK);
    List<Integer> lengths = new ArrayList<>();
    for (int i = 0; i < 90; i++) {
      lengths.add(100 + i);
      send(sender, 100 + i, address(receiver));
    }

    assertThat(sender.flush()).isZero();

    assertThat(receive(receiver, 90)).isEqualTo(lengths);
  }

  @Test
  void packetsThatCameTogetherAreHandedOutOneByOne() throws IOException {
    UdpPort sender = bind(LOOPBACK, 8);
    UdpPort receiver = bind(LOOPBACK);
    for (int length : new int[] {120, 120, 120, 90}) {
      send(sender, length, address(receiver));
    }
    sender.flush();

    assertThat(receive(receiver, 4)).containsExactly(120, 120, 120, 90);
    assertThat(receiver.sender()).isEqualTo(address(sender));
    assertThat(receiver.holdsMore()).isFalse();
  }

  @Test
  void packetsArriveWhenTheSystemGotThemNotWhenTheyAreRead() throws Exception {
    UdpPort sender = bind(LOOPBACK, 8);
    UdpPort receiver = bind(LOOPBACK);
    long beforeNs = System.nanoTime();
    send(sender, 120, address(receiver));
    send(sender, 120, address(receiver));
    sender.flush();
    long afterNs = System.nanoTime();
    Thread.sleep(50); // for so long the packets wait in the socket

    assertThat(receive(receiver, 2)).containsExactly(120, 120);

    assertThat(receiver.arrivedNs()).isBetween(beforeNs - TOLERANCE_NS, afterNs + TOLERANCE_NS);
  }

  @Test
  void whatIsLeftOfABatchIsToldUntilItIsTaken() throws IOException {
    UdpPort sender = bind(LOOPBACK, 8);
    UdpPort receiver = bind(LOOPBACK);
    for (int i = 0; i < 3; i++) {
      send(sender, 120, address(receiver));
    }
    sender.flush();
    byte[] buffer = new byte[2048];
    Awaitility.await().until(() -> receiver.receive(buffer) == 120);

    assertThat(receiver.holdsMore()).isTrue();
    assertThat(receiver.receive(buffer)).isEqualTo(120);
    assertThat(receiver.receive(buffer)).isEqualTo(120);
    assertThat(receiver.holdsMore()).isFalse();
  }

  @Test
  void eachPacketOfABatchIsToldBySender() throws IOException {
    UdpPort receiver = bind(LOOPBACK);
    List<InetSocketAddress> strangers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      UdpPort stranger = bind(LOOPBACK);
      strangers.add(address(stranger));
      send(stranger, 20, address(receiver));
      stranger.flush();
    }
    byte[] buffer = new byte[2048];
    Awaitility.await().until(() -> receiver.receive(buffer) == 20);

    assertThat(receiver.sender()).isEqualTo(strangers.getFirst());
    for (InetSocketAddress stranger : strangers.subList(1, strangers.size())) {
      assertThat(receiver.receive(buffer)).isEqualTo(20);
      assertThat(receiver.sender()).isEqualTo(stranger);
    }
  }
}
