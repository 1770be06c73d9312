package dev.tandem.load.jmh;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Ten packets in, each to all players, encrypted, not sent: AES-128-GCM, 1,200 octets. One call is
 * {@code 10 * players} packets out.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ForwardBenchmark {
  private static final int OCTETS = 1200;

  @Param({"ipsec-mb", "boringssl", "openssl", "jdk", "jitsi-srtp"})
  public String library = "jdk";

  @Param({"1", "10", "100", "1000"})
  public int players = 100;

  private ForwardingStep step;
  private JitsiPlayer[] rivals = {};
  private final byte[] plain = new byte[OCTETS];
  private int sequence;

  @Setup
  public void setUp() {
    if (library.equals("jitsi-srtp")) {
      plain[0] = (byte) 0x80;
      rivals = new JitsiPlayer[players];
      for (int i = 0; i < players; i++) {
        rivals[i] = new JitsiPlayer(1000 + i);
      }
    } else {
      step = new ForwardingStep(Ciphers.of(library), OCTETS, players, Exits.none());
    }
  }

  @Benchmark
  public int forward() {
    if (rivals.length > 0) {
      return forwardByRival();
    }
    step.run();
    return players;
  }

  private int forwardByRival() {
    int length = 0;
    for (JitsiPlayer rival : rivals) {
      for (int i = 0; i < ForwardingStep.RUN; i++) {
        length += rival.forward(plain, OCTETS, (sequence + i) & 0xffff);
      }
    }
    sequence += ForwardingStep.RUN;
    return length;
  }
}
