package dev.tandem.conformance.check;

import dev.tandem.conformance.probe.packet.Rtcp;

/** An RTCP packet that came, and when on the clock of {@link System#nanoTime}. */
public record Feedback(long atNs, Rtcp rtcp) {
  /** Whether it asks for a key frame of this SSRC: PLI or FIR. */
  public boolean asksForKeyFrame(long ssrc) {
    return switch (rtcp) {
      case Rtcp.PictureLossIndication pli -> pli.media() == ssrc;
      case Rtcp.FullIntraRequest fir -> fir.targets().stream().anyMatch(t -> t.ssrc() == ssrc);
      default -> false;
    };
  }

  /** Whether it is a NACK of this sequence number. */
  public boolean asksFor(long ssrc, int sequence) {
    return rtcp instanceof Rtcp.GenericNack nack
        && nack.media() == ssrc
        && nack.sequences().contains(sequence);
  }

  /** Whether it is of this type. */
  public boolean is(Class<? extends Rtcp> type) {
    return type.isInstance(rtcp);
  }

  @Override
  public String toString() {
    return words(rtcp);
  }

  /** A packet in one short line. */
  static String words(Rtcp rtcp) {
    String text = rtcp.toString();
    return text.length() <= 160 ? text : text.substring(0, 160) + "…";
  }
}
