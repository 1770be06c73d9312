package dev.tandem.conformance.probe.packet;

import java.util.List;

/** The packets of one frame in the order of sending; audio is never a key frame. */
public record MediaFrame(long number, boolean keyFrame, List<RtpPacket> packets) {
  public MediaFrame {
    packets = List.copyOf(packets);
  }
}
