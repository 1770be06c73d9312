package dev.tandem.load.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.media.counters.DropReason;
import dev.tandem.server.media.udp.UdpIo;
import org.junit.jupiter.api.Test;

/** What is measured does what it says, in a fraction of a second. */
class ForwardingStepTest {

  @Test
  void everyPacketGoesToEveryPlayer() {
    ForwardingStep step = new ForwardingStep(Ciphers.of("jdk"), 1200, 5, Exits.none());

    for (int i = 0; i < 20; i++) {
      step.run();
    }

    assertThat(step.sent()).isEqualTo(20L * ForwardingStep.RUN * 5);
    for (DropReason reason : DropReason.values()) {
      assertThat(step.dropped(reason)).as(reason.label()).isZero();
    }
  }

  @Test
  void packetsLeaveByEachWay() throws Exception {
    for (UdpIo io : new UdpIo[] {UdpIo.AUTO, UdpIo.NIO}) {
      try (Exits.Udp exit = new Exits.Udp(io, 3, 8)) {
        ForwardingStep step = new ForwardingStep(Ciphers.of("auto"), 1200, 3, exit);

        step.run();

        assertThat(exit.flush()).as(io.name()).isZero();
        assertThat(step.sent()).isEqualTo(3L * ForwardingStep.RUN);
      }
    }
  }

  @Test
  void theRivalEncryptsWhatItIsGiven() {
    byte[] plain = new byte[1200];
    plain[0] = (byte) 0x80;
    JitsiPlayer rival = new JitsiPlayer(7);

    int length = rival.forward(plain, plain.length, 1);

    assertThat(length).isEqualTo(1216);
    assertThat(rival.octets()).isNotEqualTo(plain);
  }
}
