package dev.tandem.server.media.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.media.rtcp.RtcpHandler;
import dev.tandem.server.media.rtcp.RtcpParser;
import dev.tandem.server.media.rtcp.RtcpWriter;
import org.junit.jupiter.api.Test;

class ReceptionStatisticsTest {
  private static final long MS = 1_000_000L;

  private final ReceptionStatistics statistics = new ReceptionStatistics(90_000);
  private final RtcpWriter writer = new RtcpWriter();
  private final byte[] buffer = new byte[100];

  private record Block(
      int reporter,
      int ssrc,
      int fractionLost,
      int cumulativeLost,
      long highestSequence,
      long jitter,
      int lsr,
      int dlsr) {}

  @Test
  void writesNothingBeforeTheFirstPacket() {
    writer.begin(buffer, 0, buffer.length);
    statistics.writeBlock(writer, 7, 8, 0);

    assertThat(writer.length()).isZero();
    assertThat(statistics.lost()).isZero();
  }

  @Test
  void reportsLosses() {
    packets(65_534, 65_535, 2, 3);

    assertThat(block(0)).isEqualTo(new Block(7, 8, 256 * 2 / 6, 2, 65_539, 0, 0, 0));
    assertThat(statistics.lost()).isEqualTo(2);
    assertThat(statistics.received()).isEqualTo(4);
  }

  @Test
  void reportsTheFractionOfTheLastIntervalAlone() {
    packets(10, 12);
    assertThat(block(0).fractionLost).isEqualTo(85);
    packets(13, 14);

    Block block = block(0);
    assertThat(block.fractionLost).isZero();
    assertThat(block.cumulativeLost).isEqualTo(1);
  }

  @Test
  void countsLatePacketsAsReceived() {
    packets(10, 12);
    block(0);
    packets(11, 11);

    Block block = block(0);
    assertThat(block.cumulativeLost).isEqualTo(-1);
    assertThat(block.fractionLost).isZero();
  }

  @Test
  void countsTheCyclesOfTheSequenceNumber() {
    for (int i = 0; i < 140_000; i++) {
      statistics.packet((60_000 + i) & 0xFFFF, 0, 0);
    }

    assertThat(block(0).highestSequence).isEqualTo(60_000 + 139_999);
    assertThat(statistics.lost()).isZero();
  }

  @Test
  void ignoresAJumpUntilTheNextPacketConfirmsIt() {
    packets(10, 11, 30_000);
    assertThat(block(0).highestSequence).isEqualTo(11);

    packets(40_000, 40_001);
    assertThat(block(0).highestSequence).isEqualTo(40_001);
    assertThat(statistics.lost()).isZero();
  }

  @Test
  void measuresTheInterarrivalJitter() {
    // every second packet comes 16 ms, 1440 ticks, late
    for (int i = 0; i < 400; i++) {
      statistics.packet(i, i * 1800, (20L * i + 16L * (i % 2)) * MS);
    }

    assertThat(block(0).jitter).isBetween(1400L, 1440L);
    assertThat(statistics.jitter()).isBetween(1400L, 1440L);
  }

  @Test
  void measuresNoJitterOfAnEvenStreamWhoseTimestampsWrap() {
    for (int i = 0; i < 400; i++) {
      statistics.packet(i, i * 1800 - 3600, 20L * i * MS);
    }

    assertThat(block(0).jitter).isZero();
  }

  @Test
  void refersToTheLastSenderReport() {
    packets(1);
    statistics.senderReport(0x1111_2222_3333_4444L, 1000 * MS);

    Block block = block(2500 * MS);
    assertThat(block.lsr).isEqualTo(0x2222_3333);
    assertThat(block.dlsr).isEqualTo(65_536 * 3 / 2);
  }

  private void packets(int... sequences) {
    for (int sequence : sequences) {
      statistics.packet(sequence, 0, 0);
    }
  }

  private Block block(long nowNs) {
    writer.begin(buffer, 0, buffer.length);
    statistics.writeBlock(writer, 7, 8, nowNs);
    var blocks = new Block[1];
    RtcpParser.parse(
        buffer,
        0,
        writer.length(),
        new RtcpHandler() {
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
            blocks[0] =
                new Block(
                    reporter,
                    ssrc,
                    fractionLost,
                    cumulativeLost,
                    highestSequence,
                    jitter,
                    lsr,
                    dlsr);
          }
        });
    return blocks[0];
  }
}
