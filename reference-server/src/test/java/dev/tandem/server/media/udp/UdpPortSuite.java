package dev.tandem.server.media.udp;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every UDP port has to do. Each implementation has a class of tests that extends this. */
abstract class UdpPortSuite {
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final int BUFFER = 1 << 20;

  private final List<UdpPort> opened = new ArrayList<>();
  private final Map<Way, Destination> destinations = new HashMap<>();

  /** From a port to an address. */
  private record Way(UdpPort from, InetSocketAddress to) {}

  abstract UdpIo io();

  @AfterEach
  void closePorts() throws IOException {
    for (UdpPort port : opened) {
      port.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void packetsArriveAsTheyWereSentFromTheSendersAddress(String address) throws IOException {
    UdpPort sender = bind(InetAddress.ofLiteral(address));
    UdpPort receiver = bind(InetAddress.ofLiteral(address));
    for (int length : new int[] {1, 100, 1200, 1200, 40, 2048}) {
      send(sender, length, address(receiver));
    }

    assertThat(sender.flush()).isZero();

    assertThat(receive(receiver, 6)).containsExactly(1, 100, 1200, 1200, 40, 2048);
    assertThat(receiver.sender()).isEqualTo(address(sender));
    assertThat(receiver.receive(new byte[2048])).isEqualTo(-1);
  }

  @Test
  void aPortForAllAddressesReachesBothFamilies() throws IOException {
    UdpPort all = bind(null);
    UdpPort receiver = bind(InetAddress.ofLiteral("127.0.0.1"));
    send(all, 70, address(receiver));
    all.flush();
    assertThat(receive(receiver, 1)).containsExactly(70);

    send(receiver, 71, new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), all.localPort()));
    receiver.flush();

    assertThat(receive(all, 1)).containsExactly(71);
    assertThat(all.sender()).isEqualTo(address(receiver));
  }

  @Test
  void longRunsArriveWholeAndInOrder() throws IOException {
    UdpPort sender = bind(InetAddress.ofLiteral("127.0.0.1"));
    UdpPort one = bind(InetAddress.ofLiteral("127.0.0.1"));
    UdpPort other = bind(InetAddress.ofLiteral("127.0.0.1"));
    List<Integer> lengths = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      lengths.add(i % 7 == 6 ? 900 : i % 11 == 10 ? 1201 : 1200);
    }

    for (UdpPort receiver : List.of(one, other)) {
      for (int length : lengths) {
        send(sender, length, address(receiver));
      }
    }
    sender.flush();

    assertThat(receive(one, 200)).isEqualTo(lengths);
    assertThat(receive(other, 200)).isEqualTo(lengths);
  }

  @Test
  void packetsToSeveralAddressesInTurnAllArrive() throws IOException {
    UdpPort sender = bind(InetAddress.ofLiteral("127.0.0.1"));
    List<UdpPort> receivers = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      receivers.add(bind(InetAddress.ofLiteral("127.0.0.1")));
    }
    for (int i = 0; i < 50; i++) {
      send(sender, 300 + i, address(receivers.get(i % 5)));
    }
    sender.flush();

    for (int i = 0; i < 5; i++) {
      int first = 300 + i;
      assertThat(receive(receivers.get(i), 10))
          .containsExactly(
              first,
              first + 5,
              first + 10,
              first + 15,
              first + 20,
              first + 25,
              first + 30,
              first + 35,
              first + 40,
              first + 45);
    }
  }

  @Test
  void aLongerDatagramThanTheBufferIsCutOff() throws IOException {
    UdpPort sender = bind(InetAddress.ofLiteral("127.0.0.1"));
    UdpPort receiver = bind(InetAddress.ofLiteral("127.0.0.1"));
    send(sender, 500, address(receiver));
    sender.flush();
    byte[] small = new byte[100];

    Awaitility.await().atMost(DEADLINE).until(() -> receiver.receive(small) == 100);

    assertThat(small).containsOnly((byte) 500);
  }

  @Test
  void anAddressThatCannotBeReachedIsToldAndHarmsNobodyElse() throws IOException {
    UdpPort sender = bind(InetAddress.ofLiteral("127.0.0.1"));
    UdpPort receiver = bind(InetAddress.ofLiteral("127.0.0.1"));
    boolean taken = send(sender, 100, new InetSocketAddress("192.0.2.1", 9));
    boolean ownTaken = send(sender, 101, address(receiver));
    int refused = sender.flush();

    assertThat(taken ? refused : 1).isEqualTo(1);
    assertThat(ownTaken).isTrue();
    assertThat(receive(receiver, 1)).containsExactly(101);
  }

  @Test
  void aClosedPortTakesAndGivesNothing() throws IOException {
    UdpPort port = bind(InetAddress.ofLiteral("127.0.0.1"));
    InetSocketAddress self = address(port);
    port.close();

    assertThat(port.channel().isOpen()).isFalse();
    assertThat(send(port, 10, self)).isFalse();
    assertThat(port.flush()).isZero();
    UdpPort again = io().bind(InetAddress.ofLiteral("127.0.0.1"), self.getPort(), BUFFER, 8);
    opened.add(again);
    assertThat(again.localPort()).isEqualTo(self.getPort());
  }

  @Test
  void aPortThatIsTakenIsRefused() throws IOException {
    UdpPort port = bind(InetAddress.ofLiteral("127.0.0.1"));

    assertThatThrownBy(
            () -> io().bind(InetAddress.ofLiteral("127.0.0.1"), port.localPort(), BUFFER, 8))
        .isInstanceOf(IOException.class);
  }

  final UdpPort bind(@Nullable InetAddress address) throws IOException {
    return bind(address, 8);
  }

  final UdpPort bind(@Nullable InetAddress address, int segments) throws IOException {
    UdpPort port = io().bind(address, 0, BUFFER, segments);
    opened.add(port);
    return port;
  }

  static InetSocketAddress address(UdpPort port) throws IOException {
    var channel = (java.nio.channels.DatagramChannel) port.channel();
    return (InetSocketAddress) channel.getLocalAddress();
  }

  /** Sends a packet whose every octet tells its length. */
  final boolean send(UdpPort port, int length, InetSocketAddress to) {
    MemorySegment buffer = port.buffer();
    long place = port.place();
    for (int i = 0; i < length; i++) {
      buffer.set(JAVA_BYTE, place + i, (byte) length);
    }
    return port.send(
        length, destinations.computeIfAbsent(new Way(port, to), way -> port.to(way.to)));
  }

  /** Receives so many packets and returns their lengths. */
  static List<Integer> receive(UdpPort port, int count) {
    List<Integer> lengths = new ArrayList<>();
    byte[] buffer = new byte[2048];
    Awaitility.await()
        .atMost(DEADLINE)
        .until(() -> {
          int length;
          while ((length = port.receive(buffer)) >= 0) {
            assertThat(Arrays.copyOf(buffer, length)).containsOnly((byte) length);
            lengths.add(length);
          }
          return lengths.size() >= count;
        });
    return lengths;
  }
}
