package dev.tandem.server.media.feedback;

import dev.tandem.server.media.rtcp.RtcpHandler;
import dev.tandem.server.media.rtcp.RtcpParser;
import dev.tandem.server.media.rtcp.RtcpStatus;
import dev.tandem.server.media.rtcp.RtcpWriter;
import java.util.ArrayDeque;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.SplittableRandom;
import org.assertj.core.api.Assertions;

/**
 * A sender with a {@link BandwidthEstimator}, a bottleneck with a queue, and a receiver with a
 * {@link TransportFeedbackRecorder} that also reports losses, in virtual time by the millisecond.
 */
final class SimulatedLink {
  private static final long MS = 1_000_000L;
  private static final long PROPAGATION_NS = 20 * MS;
  private static final int PACKET_OCTETS = 1200;
  private static final int FRAME_INTERVAL_MS = 33;

  private record Arrival(int sequence, long atNs) {}

  final BandwidthEstimator estimator = new BandwidthEstimator();
  private final TransportFeedbackRecorder recorder = new TransportFeedbackRecorder();
  private final RtcpWriter writer = new RtcpWriter();
  private final byte[] buffer = new byte[1500];
  private final PriorityQueue<Arrival> flying =
      new PriorityQueue<>((a, b) -> Long.compare(a.atNs, b.atNs));
  private final Queue<byte[]> returning = new ArrayDeque<>();
  private final Queue<Long> returningAtNs = new ArrayDeque<>();
  private final SplittableRandom random;
  private long nowNs;
  private long linkFreeNs;
  private long lastReportNs;
  private int sentPackets;
  private int lostPackets;
  private double credit;
  private int nextSequence = 65_000;

  /** Bits per second that the bottleneck carries. */
  long capacityBps = Long.MAX_VALUE;

  /** How long the queue may get before packets are dropped. */
  long maxQueueNs = 300 * MS;

  /** Random delay of each packet. */
  long jitterNs;

  double lossRate;

  /** What is sent, 0 to follow the estimate. */
  long fixedBps;

  /** The least that is sent while following the estimate. */
  long startBps = 300_000;

  /** Whether packets leave in bursts of one video frame instead of evenly. */
  boolean inFrames = true;

  SimulatedLink(long seed) {
    random = new SplittableRandom(seed);
  }

  long queueNs() {
    return Math.max(0, linkFreeNs - nowNs);
  }

  /** Lets time pass and returns the mean estimate of that time. */
  long run(double seconds) {
    double sum = 0;
    int steps = (int) (seconds * 1000);
    for (int i = 0; i < steps; i++) {
      step();
      sum += estimator.estimateBps();
    }
    return (long) (sum / steps);
  }

  private void step() {
    nowNs += MS;
    send();
    receive();
    feedBack();
    report();
  }

  private void send() {
    long bps = fixedBps > 0 ? fixedBps : Math.max(startBps, estimator.estimateBps());
    credit += bps / 8e3;
    boolean mayLeave = !inFrames || nowNs / MS % FRAME_INTERVAL_MS == 0;
    while (mayLeave && credit >= PACKET_OCTETS) {
      credit -= PACKET_OCTETS;
      int sequence = nextSequence++ & 0xFFFF;
      estimator.sent(sequence, PACKET_OCTETS, nowNs);
      sentPackets++;
      if (queueNs() < maxQueueNs && random.nextDouble() >= lossRate) {
        transmit(sequence);
      } else {
        lostPackets++;
      }
    }
  }

  private void report() {
    if (nowNs - lastReportNs >= 1000 * MS) {
      estimator.loss(255 * lostPackets / Math.max(1, sentPackets), nowNs);
      lastReportNs = nowNs;
      lostPackets = 0;
      sentPackets = 0;
    }
  }

  private void transmit(int sequence) {
    linkFreeNs = Math.max(linkFreeNs, nowNs) + (long) (PACKET_OCTETS * 8e9 / capacityBps);
    long jitter = jitterNs == 0 ? 0 : random.nextLong(jitterNs);
    flying.add(new Arrival(sequence, linkFreeNs + PROPAGATION_NS + jitter));
  }

  private void receive() {
    while (!flying.isEmpty() && flying.element().atNs <= nowNs) {
      Arrival arrival = flying.remove();
      recorder.packet(arrival.sequence, arrival.atNs);
    }
    if (recorder.due(nowNs)) {
      writer.begin(buffer, 0, buffer.length);
      while (recorder.write(writer, 1, 2)) {
        byte[] packet = new byte[writer.length()];
        System.arraycopy(buffer, 0, packet, 0, packet.length);
        returning.add(packet);
        returningAtNs.add(nowNs + PROPAGATION_NS);
        writer.begin(buffer, 0, buffer.length);
      }
    }
  }

  private void feedBack() {
    while (!returning.isEmpty() && returningAtNs.element() <= nowNs) {
      returningAtNs.remove();
      byte[] packet = returning.remove();
      RtcpStatus status = RtcpParser.parse(packet, 0, packet.length, toEstimator);
      Assertions.assertThat(status).isEqualTo(RtcpStatus.OK);
    }
  }

  private final RtcpHandler toEstimator =
      new RtcpHandler() {
        @Override
        public void transportFeedback(byte[] octets, int offset, int length) {
          estimator.feedback(octets, offset, length, nowNs);
        }
      };
}
