package dev.tandem.server.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.server.media.udp.UdpPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoopPortsTest {
  private final MediaOptions options = EngineOptions.loopback(Duration.ofSeconds(1));

  @Test
  void everyLocalAddressHasASocketOfItsOwnSoThatAnswersLeaveFromIt() throws IOException {
    LoopPorts ports = LoopPorts.bindFirstFree(options.portFrom(), options);
    try {
      assertThat(addresses(ports)).hasSameElementsAs(LocalAddresses.all());
      assertThat(ports.udp()).allMatch(udp -> udp.localPort() == ports.number());
    } finally {
      close(ports);
    }
  }

  @Test
  void aRangeThatIsTakenIsRefusedByTheNameOfItsSettings() throws IOException {
    LoopPorts taken = LoopPorts.bindFirstFree(options.portFrom(), options);
    try {
      assertThatThrownBy(() -> LoopPorts.bindFirstFree(taken.number(), upTo(taken.number())))
          .hasMessageContaining("media_port_from");
    } finally {
      close(taken);
    }
  }

  private MediaOptions upTo(int lastPort) {
    return new MediaOptions(
        lastPort,
        lastPort,
        1,
        null,
        List.of(),
        0,
        0,
        false,
        options.socketBufferBytes(),
        options.udpIo(),
        options.udpSegments(),
        options.restNs(),
        options.ice(),
        options.dtlsDeadlineMs(),
        options.publisher());
  }

  private static List<InetAddress> addresses(LoopPorts ports) throws IOException {
    List<InetAddress> bound = new ArrayList<>();
    for (UdpPort udp : ports.udp()) {
      DatagramChannel channel = (DatagramChannel) udp.channel();
      bound.add(((InetSocketAddress) channel.getLocalAddress()).getAddress());
    }
    return bound;
  }

  private static void close(LoopPorts ports) throws IOException {
    for (UdpPort udp : ports.udp()) {
      udp.close();
    }
    ports.tcp().close();
  }
}
