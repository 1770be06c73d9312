package dev.tandem.load.jmh;

import dev.tandem.server.media.feedback.PacketHistory;
import dev.tandem.server.media.rtp.RtpHeaderWriter;
import dev.tandem.server.media.rtp.RtpPacket;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The small steps of the packet path: a header read and written, a packet kept and found again. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HeaderBenchmark {
  private static final int OCTETS = 1200;
  private static final int SLOTS = 1024;
  private static final long STEP_NS = 5_000_000;

  private final byte[] in = new byte[OCTETS];
  private final byte[] out = new byte[RtpHeaderWriter.MAX_LENGTH];
  private final RtpPacket packet = new RtpPacket();
  private final RtpHeaderWriter header = new RtpHeaderWriter();
  private final PacketHistory history = new PacketHistory(SLOTS, 1600);
  private int sequence;
  private long nowNs;

  public HeaderBenchmark() {
    header.begin(in, 0, true, 96, 1, 2, 3);
    header.extension(3, 7, 2);
    header.finish();
    for (int i = 0; i < SLOTS; i++) {
      keep();
    }
  }

  @Benchmark
  public int readAndRewriteHeader() {
    packet.wrap(in, 0, OCTETS);
    header.begin(out, 0, packet.marker(), 100, packet.sequenceNumber() + 1, packet.timestamp(), 9);
    header.extension(5, packet.extensionOffset(3), 2);
    return header.finish();
  }

  @Benchmark
  public int keepPacket() {
    return keep();
  }

  private int keep() {
    sequence = (sequence + 1) & 0xffff;
    nowNs += STEP_NS;
    history.commit(sequence, OCTETS, nowNs);
    return history.spareOffset();
  }

  @Benchmark
  public int findPacket() {
    return history.find((sequence - 100) & 0xffff);
  }
}
