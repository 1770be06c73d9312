package dev.tandem.server.media.rtcp;

import dev.tandem.server.media.rtp.Hex;
import java.util.ArrayList;
import java.util.List;

/** Writes down what a parser says, one line per call. */
final class RtcpLog implements RtcpHandler {
  final List<String> lines = new ArrayList<>();

  @Override
  public void senderReport(int ssrc, long ntp, int rtpTimestamp, long packets, long octets) {
    lines.add(
        "sr %x ntp=%x rtp=%x packets=%d octets=%d"
            .formatted(ssrc, ntp, rtpTimestamp, packets, octets));
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
    lines.add(
        "block %x %x fraction=%d lost=%d highest=%x jitter=%d lsr=%x dlsr=%x"
            .formatted(
                reporter, ssrc, fractionLost, cumulativeLost, highestSequence, jitter, lsr, dlsr));
  }

  @Override
  public void nack(int sender, int mediaSsrc, int pid, int blp) {
    lines.add("nack %x %x pid=%d blp=%04x".formatted(sender, mediaSsrc, pid, blp));
  }

  @Override
  public void pli(int sender, int mediaSsrc) {
    lines.add("pli %x %x".formatted(sender, mediaSsrc));
  }

  @Override
  public void fir(int sender, int mediaSsrc, int sequence) {
    lines.add("fir %x %x %d".formatted(sender, mediaSsrc, sequence));
  }

  @Override
  public void remb(int sender, long bps) {
    lines.add("remb %x %d".formatted(sender, bps));
  }

  @Override
  public void transportFeedback(byte[] buffer, int offset, int length) {
    lines.add("transport %s".formatted(Hex.text(buffer, offset, length)));
  }

  @Override
  public void bye(int ssrc) {
    lines.add("bye %x".formatted(ssrc));
  }
}
