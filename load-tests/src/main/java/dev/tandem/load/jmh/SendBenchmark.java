package dev.tandem.load.jmh;

import dev.tandem.server.media.udp.UdpIo;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * As {@link ForwardBenchmark}, and sent: over the loopback device, or to {@code tandem.bench.sink}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SendBenchmark {
  private static final int OCTETS = 1200;

  @Param({"ipsec-mb", "boringssl", "openssl", "jdk"})
  public String library = "jdk";

  @Param({"NATIVE", "NIO"})
  public UdpIo udp = UdpIo.NATIVE;

  @Param({"10"})
  public int segments = 10;

  @Param({"1", "10", "100"})
  public int players = 100;

  private ForwardingStep step;
  private Exits.Udp exit;

  @Setup
  public void setUp() {
    exit = new Exits.Udp(udp, players, segments);
    step = new ForwardingStep(Ciphers.of(library), OCTETS, players, exit);
  }

  @TearDown
  public void tearDown() throws IOException {
    exit.close();
  }

  @Benchmark
  public int forwardAndSend() {
    step.run();
    return exit.flush();
  }
}
