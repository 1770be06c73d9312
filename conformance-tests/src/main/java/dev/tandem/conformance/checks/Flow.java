package dev.tandem.conformance.checks;

import dev.tandem.conformance.check.Broadcast;
import dev.tandem.conformance.check.CheckContext;
import dev.tandem.conformance.check.Log;
import dev.tandem.conformance.check.MediaPacket;
import dev.tandem.conformance.probe.packet.MediaKind;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Whether the packets that come are those of one publisher, in order. */
final class Flow {
  private static final int SOME = 20;

  private Flow() {}

  /** Fails unless this kind of media comes, with the stamps of this tag, in order. */
  static void isOf(
      Log<MediaPacket> received, long tag, MediaKind kind, Duration deadline, String lookFirst) {
    String word = kind.name().toLowerCase(Locale.ROOT);
    List<MediaPacket> packets =
        received.awaitCount(
            0, SOME, packet -> packet.kind() == kind, word + " packets", deadline, lookFirst);
    String sent = "%s with stamps of tag %08x".formatted(word, tag);
    long last = -1;
    for (MediaPacket packet : packets) {
      CheckContext.expect(
          packet.isTagged(tag), sent, "these stamps alone", tagged(packet), lookFirst);
      if (!packet.resent()) {
        CheckContext.expect(
            number(packet) > last,
            sent,
            "packets in the order in which they were sent",
            "%s after frame %d".formatted(packet, last >> 16),
            lookFirst);
        last = number(packet);
      }
    }
  }

  /** Where a packet stands among all of its kind. */
  static long number(MediaPacket packet) {
    return packet.stamp() == null ? -1 : packet.frame() << 16 | packet.stamp().packet();
  }

  /** The numbers that the publisher has sent of this kind, in order. */
  static List<Long> sent(Broadcast source, MediaKind kind) {
    return source.sent().all(packet -> packet.kind() == kind).stream().map(Flow::number).toList();
  }

  private static String tagged(MediaPacket packet) {
    return packet.stamp() == null
        ? packet.toString()
        : "tag %08x: %s".formatted(packet.stamp().tag(), packet);
  }
}
