package dev.tandem.server.media.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.media.rtcp.RtcpHandler;
import dev.tandem.server.media.rtcp.RtcpParser;
import dev.tandem.server.media.rtcp.RtcpStatus;
import dev.tandem.server.media.rtcp.RtcpWriter;
import dev.tandem.server.media.rtp.Hex;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Recorder and reader against the layout of the draft, and against each other. */
class TransportFeedbackTest {
  private static final long MS = 1_000_000L;
  private static final long TICK = 250_000L;

  private final TransportFeedbackRecorder recorder = new TransportFeedbackRecorder();
  private final TransportFeedbackReader reader = new TransportFeedbackReader();
  private final RtcpWriter writer = new RtcpWriter();
  private final byte[] buffer = new byte[1200];

  @Test
  void writesTheLayoutOfTheDraft() {
    recorder.packet(1, 640 * MS + 4 * TICK);
    recorder.packet(2, 640 * MS + 9 * TICK);
    recorder.packet(4, 640 * MS + 1009 * TICK);

    assertThat(write())
        .isEqualTo(
            hex(
                "8f cd 0006 00000007 00000008",
                "0001 0004 00000a 00", // base, count, 10 * 64 ms, message 0
                "d480", // two bits each: small, small, missing, large, padding
                "04 05 03e8 0000"));
  }

  @Test
  void writesRunsAndVectors() {
    for (int i = 0; i < 20; i++) {
      recorder.packet(i, 640 * MS);
    }
    recorder.packet(40, 640 * MS);
    recorder.packet(42, 640 * MS);
    for (int i = 43; i < 60; i++) {
      recorder.packet(i, 640 * MS);
    }

    String message = write();
    assertThat(message).startsWith(hex("8f cd 0010 00000007 00000008 0000 003c 00000a 00"));
    assertThat(message.substring(60))
        .as("runs of 20 arrivals and 20 losses, a vector of 14, a run of 6")
        .startsWith(hex("2014 0014 afff 2006"));
  }

  @Test
  void writesNothingWithoutArrivals() {
    writer.begin(buffer, 0, buffer.length);

    assertThat(recorder.write(writer, 7, 8)).isFalse();
    assertThat(recorder.due(Long.MAX_VALUE / 2)).isFalse();
    assertThat(recorder.nextDeadlineNs()).isEqualTo(Long.MAX_VALUE);
    assertThat(writer.length()).isZero();
  }

  @Test
  void isDueFiftyMillisecondsAfterTheFirstArrival() {
    recorder.packet(1, 1000 * MS);
    recorder.packet(2, 1040 * MS);

    assertThat(recorder.due(1049 * MS)).isFalse();
    assertThat(recorder.nextDeadlineNs()).isEqualTo(1050 * MS);
    assertThat(recorder.due(1050 * MS)).isTrue();
    write();
    assertThat(recorder.due(2000 * MS)).isFalse();
    recorder.packet(3, 2000 * MS);
    assertThat(recorder.nextDeadlineNs()).isEqualTo(2050 * MS);
  }

  @Test
  void keepsWhatHadNoRoom() {
    recorder.packet(1, MS);
    writer.begin(buffer, 0, 16);
    assertThat(recorder.write(writer, 7, 8)).isFalse();

    assertThat(recorder.due(100 * MS)).isTrue();
    assertThat(readAll()).containsOnlyKeys(1);
  }

  @Test
  void reportsLossesAndAllArrivals() {
    recorder.packet(65_534, MS);
    recorder.packet(65_535, 2 * MS);
    recorder.packet(1, 3 * MS);

    assertThat(readAll()).isEqualTo(Map.of(65_534, MS, 65_535, 2 * MS, 0, -1L, 1, 3 * MS));
    recorder.packet(3, 4 * MS);
    assertThat(readAll()).as("a loss before the arrival").isEqualTo(Map.of(2, -1L, 3, 4 * MS));
  }

  @Test
  void reportsReorderedArrivalsWithNegativeDeltas() {
    recorder.packet(10, 100 * MS);
    recorder.packet(12, 101 * MS);
    recorder.packet(11, 150 * MS);

    assertThat(readAll()).isEqualTo(Map.of(10, 100 * MS, 11, 150 * MS, 12, 101 * MS));
  }

  @Test
  void reportsLateArrivalsOnceMore() {
    recorder.packet(10, 100 * MS);
    recorder.packet(12, 101 * MS);
    readAll();
    recorder.packet(11, 200 * MS);
    recorder.packet(10, 201 * MS); // a duplicate is none

    assertThat(readAll()).isEqualTo(Map.of(11, 200 * MS, 12, 101 * MS));
    assertThat(recorder.due(1000 * MS)).isFalse();
  }

  @Test
  void splitsMessagesAtPausesThatNoDeltaCanHold() {
    recorder.packet(1, 1000 * MS);
    recorder.packet(2, 10_000 * MS);

    assertThat(messages()).hasSize(2);
    recorder.packet(3, 11_000 * MS);
    recorder.packet(4, 30_000 * MS);
    assertThat(readAll()).isEqualTo(Map.of(3, 11_000 * MS, 4, 30_000 * MS));
  }

  @Test
  void splitsMessagesThatGetTooLong() {
    for (int i = 0; i < 2000; i++) {
      recorder.packet(i, (1000L + 100L * i) * MS);
    }
    var arrivals = new TreeMap<Integer, Long>();
    List<byte[]> messages = messages();
    messages.forEach(message -> read(message, arrivals));

    assertThat(messages).hasSizeGreaterThan(3).allMatch(message -> message.length < 1100);
    assertThat(arrivals).hasSize(2000).doesNotContainValue(-1L);
  }

  @Test
  void beginsAnewBehindAHugeGap() {
    recorder.packet(10, MS);
    recorder.packet(10 + 30_000, 2 * MS);
    assertThat(readAll()).containsOnlyKeys(30_010);

    recorder.packet(20_000, 3 * MS);
    assertThat(readAll()).containsOnlyKeys(20_000);
  }

  @Test
  void dropsWhatItCannotHoldAnyLonger() {
    recorder.packet(0, MS);
    recorder.packet(1, 2 * MS);
    recorder.packet(2048, 3 * MS);

    assertThat(readAll()).containsKeys(1, 2048).doesNotContainKey(0);
  }

  @Test
  void countsMessagesAndWrapsTheReferenceTime() {
    long wrapNs = (1L << 24) * 64 * MS;
    recorder.packet(1, wrapNs - MS);
    byte[] before = messages().getFirst();
    recorder.packet(2, wrapNs + MS);
    byte[] after = messages().getFirst();

    assertThat(Hex.text(before, 16, 4)).isEqualTo("ff ff ff 00");
    assertThat(Hex.text(after, 16, 4)).isEqualTo("00 00 00 01");
    var arrivals = new TreeMap<Integer, Long>();
    read(before, arrivals);
    read(after, arrivals);
    assertThat(arrivals).isEqualTo(Map.of(1, wrapNs - MS, 2, wrapNs + MS));
  }

  @Test
  void readsBackWhatItWroteForAnyTraffic() {
    long seed = System.nanoTime();
    var random = new SplittableRandom(seed);
    var expected = new TreeMap<Integer, Long>();
    var actual = new TreeMap<Integer, Long>();
    long nowNs = 5_000 * MS;
    for (int sequence = 0; sequence < 60_000; sequence++) {
      nowNs += random.nextInt(100) == 0 ? random.nextLong(9_000 * MS) : random.nextLong(MS);
      if (random.nextInt(10) > 0) {
        recorder.packet(sequence, nowNs);
        expected.put(sequence, nowNs / TICK * TICK);
      }
      if (random.nextInt(50) == 0) {
        actual.putAll(readAll());
      }
    }
    actual.putAll(readAll());
    actual.values().removeIf(arrival -> arrival == -1);

    assertThat(actual).as("seed " + seed).isEqualTo(expected);
  }

  @Test
  void refusesBrokenMessages() {
    assertThat(wrap("0001 0001 000001")).isFalse();
    assertThat(wrap("0001 0001 000001 00 20")).isFalse();
    assertThat(wrap("0001 0009 000001 00 2001 0000")).isFalse();
    assertThat(wrap("0001 ffff 000001 00 3fff 3fff 3fff 3fff 3fff 3fff 3fff 3fff 3fff")).isFalse();
    assertThat(wrap("0001 0002 000001 00 2002 04")).as("a delta is missing").isTrue();
    assertThat(reader.next()).isTrue();
    assertThat(reader.next()).isFalse();
    assertThat(wrap("0001 0000 000001 00")).isTrue();
    assertThat(reader.next()).isFalse();
  }

  private boolean wrap(String hex) {
    byte[] message = Hex.octets(hex);
    return reader.wrap(message, 0, message.length);
  }

  /** Arrival times by sequence number in all that is to be written, -1 for losses. */
  private Map<Integer, Long> readAll() {
    var arrivals = new TreeMap<Integer, Long>();
    messages().forEach(message -> read(message, arrivals));
    return arrivals;
  }

  private void read(byte[] message, Map<Integer, Long> arrivals) {
    RtcpStatus status =
        RtcpParser.parse(
            message,
            0,
            message.length,
            new RtcpHandler() {
              @Override
              public void transportFeedback(byte[] octets, int offset, int length) {
                assertThat(reader.wrap(octets, offset, length)).isTrue();
                while (reader.next()) {
                  arrivals.put(reader.sequence(), reader.received() ? reader.arrivalNs() : -1);
                }
              }
            });
    assertThat(status).isEqualTo(RtcpStatus.OK);
  }

  private List<byte[]> messages() {
    var messages = new ArrayList<byte[]>();
    writer.begin(buffer, 0, buffer.length);
    while (recorder.write(writer, 7, 8)) {
      byte[] message = new byte[writer.length()];
      System.arraycopy(buffer, 0, message, 0, message.length);
      messages.add(message);
      writer.begin(buffer, 0, buffer.length);
    }
    return messages;
  }

  private String write() {
    byte[] message = messages().getFirst();
    return Hex.text(message, 0, message.length);
  }

  private static String hex(String... parts) {
    byte[] octets = Hex.octets(parts);
    return Hex.text(octets, 0, octets.length);
  }
}
