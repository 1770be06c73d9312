package dev.tandem.load.jmh;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.media.counters.DropReason;
import dev.tandem.server.media.udp.UdpIo;
import java.util.ArrayList;
import java.util.List;
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
  void theRivalMakesTheSamePackets() {
    List<byte[]> ours = new ArrayList<>();
    List<byte[]> theirs = new ArrayList<>();

    Exit exit = Exits.none();
    run(ssrc -> noting(ForwardingStep.own(Ciphers.of("jdk"), exit), exit, ours));
    run(ssrc -> noting(new JitsiProtection(ssrc, exit), exit, theirs));

    assertThat(theirs).hasSize(ForwardingStep.RUN).containsExactlyElementsOf(ours);
  }

  private static void run(Protection.Maker protections) {
    new ForwardingStep(Ciphers.of("jdk"), 1200, 1, Exits.none(), protections).run();
  }

  private static Protection noting(Protection protection, Exit exit, List<byte[]> packets) {
    return (header, offset, length, text) -> {
      int total = protection.protect(header, offset, length, text);
      packets.add(exit.buffer().asSlice(exit.place(), total).toArray(JAVA_BYTE));
      return total;
    };
  }
}
