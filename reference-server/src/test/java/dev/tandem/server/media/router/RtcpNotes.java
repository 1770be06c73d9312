package dev.tandem.server.media.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.media.rtcp.RtcpHandler;
import dev.tandem.server.media.rtcp.RtcpParser;
import dev.tandem.server.media.rtcp.RtcpStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What some RTCP packets say, sorted by what it is about. */
final class RtcpNotes implements RtcpHandler {

  record SenderReport(int ssrc, long ntp, int rtpTimestamp, long packets, long octets) {}

  record Block(int ssrc, int fractionLost, int lost, long highestSequence, int lastReport) {}

  record Nack(int ssrc, int sequence) {}

  final List<SenderReport> senderReports = new ArrayList<>();
  final List<Block> blocks = new ArrayList<>();
  final List<Nack> nacks = new ArrayList<>();
  final List<Integer> plis = new ArrayList<>();
  final List<Integer> firs = new ArrayList<>();
  final List<byte[]> transportFeedback = new ArrayList<>();

  static RtcpNotes of(List<byte[]> packets) {
    RtcpNotes notes = new RtcpNotes();
    for (byte[] packet : packets) {
      assertThat(RtcpParser.parse(packet, 0, packet.length, notes)).isEqualTo(RtcpStatus.OK);
    }
    return notes;
  }

  @Override
  public void senderReport(int ssrc, long ntp, int rtpTimestamp, long packets, long octets) {
    senderReports.add(new SenderReport(ssrc, ntp, rtpTimestamp, packets, octets));
  }

  @Override
  public void reportBlock(
      int reporter,
      int ssrc,
      int fractionLost,
      int cumulativeLost,
      long highestSequence,
      long jitter,
      int lastReport,
      int delaySinceLastReport) {
    blocks.add(new Block(ssrc, fractionLost, cumulativeLost, highestSequence, lastReport));
  }

  @Override
  public void nack(int sender, int mediaSsrc, int pid, int blp) {
    nacks.add(new Nack(mediaSsrc, pid));
    for (int bit = 0; bit < 16; bit++) {
      if ((blp & (1 << bit)) != 0) {
        nacks.add(new Nack(mediaSsrc, (pid + bit + 1) & 0xffff));
      }
    }
  }

  @Override
  public void pli(int sender, int mediaSsrc) {
    plis.add(mediaSsrc);
  }

  @Override
  public void fir(int sender, int mediaSsrc, int sequence) {
    firs.add(mediaSsrc);
  }

  @Override
  public void transportFeedback(byte[] buffer, int offset, int length) {
    transportFeedback.add(Arrays.copyOfRange(buffer, offset, offset + length));
  }
}
