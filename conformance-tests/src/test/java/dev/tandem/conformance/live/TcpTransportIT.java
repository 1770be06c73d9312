package dev.tandem.conformance.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.conformance.probe.Deadlines;
import dev.tandem.conformance.probe.Tab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Media over ICE-TCP where a stream asks for it ({@code transport: "TCP"}). */
@ExtendWith(BedExtension.class)
class TcpTransportIT {
  @Test
  void publishesAndPlaysOverTcpAlone(Bed bed) {
    String stream = bed.name("tcp");
    Tab publisher = bed.publish(1, stream, "transport", "TCP");
    Tab player = bed.play(1, stream, "transport", "TCP");

    MediaChecks.seesAndHears(player);

    assertThat(candidates(publisher)).isNotEmpty().allMatch(c -> c.contains("tcptype passive"));
    assertThat(candidates(player)).isNotEmpty().allMatch(c -> c.contains("tcptype passive"));
  }

  private static Iterable<String> candidates(Tab tab) {
    return tab.awaitMessage("setRemoteSDP", m -> m.name().equals("setRemoteSDP"), Deadlines.ANSWER)
        .sdp()
        .lines()
        .filter(line -> line.startsWith("a=candidate:"))
        .toList();
  }
}
