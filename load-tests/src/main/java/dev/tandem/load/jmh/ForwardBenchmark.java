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
 * {@code 10 * players} packets out. {@code jitsi-srtp} is the same step with that library's
 * encryption.
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

  @Setup
  public void setUp() {
    Exit exit = Exits.none();
    step =
        library.equals("jitsi-srtp")
            ? new ForwardingStep(
                Ciphers.of("jdk"), OCTETS, players, exit, ssrc -> new JitsiProtection(ssrc, exit))
            : new ForwardingStep(Ciphers.of(library), OCTETS, players, exit);
  }

  @Benchmark
  public void forward() {
    step.run();
  }
}
