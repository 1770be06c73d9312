package dev.tandem.server.media.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.tandem.server.media.rewrite.RtxReader;
import dev.tandem.server.media.rewrite.RtxWriter;
import dev.tandem.server.media.rewrite.SequenceRewriter;
import dev.tandem.server.media.rewrite.TimestampRewriter;
import dev.tandem.server.media.rtcp.RtcpHandler;
import dev.tandem.server.media.rtcp.RtcpParser;
import dev.tandem.server.media.rtcp.RtcpWriter;
import dev.tandem.server.media.rtp.BigEndian;
import dev.tandem.server.media.rtp.Codec;
import dev.tandem.server.media.rtp.Hex;
import dev.tandem.server.media.rtp.RtpHeaderWriter;
import dev.tandem.server.media.rtp.RtpPacket;
import dev.tandem.server.media.rtp.VideoPayload;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** The path of a packet through all these packages leaves nothing for the garbage collector. */
class AllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int PACKETS = 20_000;
  private static final long INTERVAL_NS = 2_000_000L;

  private final byte[] source =
      Hex.octets(
          "90 60 0000 00000000 11111111 bede 0002 12 abcdef 21 0000 00 00",
          "90f0 8123 4567 50420 0 9d012a 8002 e001 aabb");
  private final byte[] out = new byte[1500];
  private final byte[] rtcp = new byte[1200];
  private final int[] missing = new int[64];
  private final RtpPacket packet = new RtpPacket();
  private final RtpHeaderWriter header = new RtpHeaderWriter();
  private final RtcpWriter writer = new RtcpWriter();
  private final PacketHistory history = new PacketHistory(512, 256);
  private final ReceptionStatistics statistics = new ReceptionStatistics(90_000);
  private final LossDetector losses = new LossDetector();
  private final TransportFeedbackRecorder recorder = new TransportFeedbackRecorder();
  private final BandwidthEstimator estimator = new BandwidthEstimator();
  private final RateMeter rate = new RateMeter();
  private final SequenceRewriter sequences = new SequenceRewriter(65_000);
  private final TimestampRewriter timestamps = new TimestampRewriter(77);
  private final KeyFrameRequester keyFrames = new KeyFrameRequester(100, 1000);
  private final RoundTrip roundTrip = new RoundTrip();
  private final SenderClock clock = new SenderClock(90_000);
  private long nowNs;
  private int sequence;
  private double sink;

  private final RtcpHandler handler =
      new RtcpHandler() {
        @Override
        public void transportFeedback(byte[] buffer, int offset, int length) {
          estimator.feedback(buffer, offset, length, nowNs);
        }

        @Override
        public void reportBlock(
            int reporter,
            int ssrc,
            int fractionLost,
            int cumulativeLost,
            long highestSequence,
            long jitter,
            int lsr,
            int dlsr) {
          estimator.loss(fractionLost, nowNs);
          sink += roundTrip.rttMs(lsr, dlsr, nowNs);
        }
      };

  @Test
  void allocatesNothingAfterWarmingUp() {
    sequences.start(0);
    forwardPackets();
    long before = THREADS.getCurrentThreadAllocatedBytes();
    forwardPackets();
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;

    assertThat(allocated).isLessThan(PACKETS); // the measurement itself allocates a little
    assertThat(estimator.estimateBps()).isPositive();
    assertThat(sink).isNotZero();
  }

  private void forwardPackets() {
    for (int i = 0; i < PACKETS; i++) {
      nowNs += INTERVAL_NS;
      sequence = (sequence + 1) & 0xFFFF;
      if (sequence % 50 == 0) {
        continue; // lost
      }
      receive();
      forward();
      feedBack();
    }
  }

  private void receive() {
    BigEndian.putU16(source, 2, sequence);
    System.arraycopy(source, 0, history.buffer(), history.spareOffset(), source.length);
    packet.wrap(history.buffer(), history.spareOffset(), source.length);
    statistics.packet(sequence, packet.timestamp(), nowNs);
    losses.packet(sequence, nowNs);
    estimator.sent(sequence, source.length, nowNs);
    recorder.packet(sequence, nowNs + 20 * INTERVAL_NS);
    rate.add(source.length, nowNs);
    history.commit(sequence, source.length, nowNs);
    byte[] buffer = history.buffer();
    boolean keyFrame =
        VideoPayload.startsKeyFrame(
            Codec.VP8, buffer, packet.payloadOffset(), packet.payloadLength());
    if (keyFrame) {
      keyFrames.keyFrameArrived();
      sink +=
          VideoPayload.pictureSize(
              Codec.VP8, buffer, packet.payloadOffset(), packet.payloadLength());
    }
  }

  private void forward() {
    byte[] buffer = history.buffer();
    if (sequence % 20 == 0) {
      sequences.dropped(sequence);
      return;
    }
    timestamps.observe(packet.timestamp());
    int outSequence = sequences.rewrite(sequence);
    int outTimestamp = timestamps.rewrite(packet.timestamp());
    header.begin(out, 0, packet.marker(), 97, outSequence, outTimestamp, 5);
    int extension = packet.extensionOffset(1);
    header.extension(3, buffer, extension, packet.extensionLength(1));
    header.extension(4, sequence, 2);
    int length = header.finish();
    length +=
        RtxWriter.write(
            out, length, outSequence, buffer, packet.payloadOffset(), packet.payloadLength());
    packet.wrap(out, 0, length);
    sink += RtxReader.restore(out, packet, 96, 6, out, 700);
    sink += history.find(sequences.sourceOf(outSequence));
  }

  private void feedBack() {
    keyFrames.request(nowNs);
    if (keyFrames.due(nowNs)) {
      keyFrames.sent(nowNs);
    }
    int count = losses.due(nowNs, 10 * INTERVAL_NS, missing);
    sink += losses.gaveUp() ? 1 : losses.nextDeadlineNs();
    if (!recorder.due(nowNs + 20 * INTERVAL_NS)) {
      return;
    }
    clock.report(nowNs, (int) nowNs, nowNs);
    roundTrip.reportSent(clock.ntpAt(nowNs), nowNs);
    statistics.senderReport(clock.ntpAt(nowNs), nowNs);
    writer.begin(rtcp, 0, rtcp.length);
    writer.senderReport(1, clock.ntpAt(nowNs), clock.rtpAt(nowNs), 1, 2);
    statistics.writeBlock(writer, 1, 2, nowNs);
    writer.nack(1, 2, missing, count);
    writer.pli(1, 2);
    writer.remb(1, 100_000_000, missing, 2);
    recorder.write(writer, 1, 2);
    RtcpParser.parse(rtcp, 0, writer.length(), handler);
    sink += rate.bps(nowNs) + estimator.estimateBps();
  }
}
