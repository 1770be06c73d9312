package dev.tandem.conformance.check;

import dev.tandem.conformance.probe.packet.MediaKind;
import dev.tandem.conformance.probe.packet.RtpPacket;
import dev.tandem.conformance.probe.packet.Stamp;
import org.jspecify.annotations.Nullable;

/**
 * A packet that was sent or came.
 *
 * @param atNs when, on the clock of {@link System#nanoTime}
 * @param rtp the packet; of a retransmission, the packet inside
 * @param stamp what the publisher wrote into it, if it is readable
 * @param resent whether it came or went as a retransmission in a stream of its own (RFC 4588)
 */
public record MediaPacket(
    long atNs, MediaKind kind, RtpPacket rtp, @Nullable Stamp stamp, boolean resent) {
  public boolean isVideo() {
    return kind == MediaKind.VIDEO;
  }

  public boolean isAudio() {
    return kind == MediaKind.AUDIO;
  }

  /** Whether it is of the publisher whose stamps have this tag. */
  public boolean isTagged(long tag) {
    return stamp != null && stamp.tag() == tag;
  }

  /** The number of the frame in its track as the publisher counts, or -1 without a stamp. */
  public long frame() {
    return stamp == null ? -1 : stamp.frame();
  }

  /** Whether it is the first packet of a frame, by its stamp. */
  public boolean beginsFrame() {
    return stamp != null && stamp.packet() == 0;
  }

  /** How long ago it was sent by the publisher, or -1 without a stamp. */
  public long delayNs() {
    return stamp == null ? -1 : atNs - stamp.sentNs();
  }

  @Override
  public String toString() {
    String what = stamp == null ? "no stamp" : "frame " + stamp.frame() + "." + stamp.packet();
    return "%s %s, %s%s".formatted(kind, rtp, what, resent ? ", resent" : "");
  }
}
