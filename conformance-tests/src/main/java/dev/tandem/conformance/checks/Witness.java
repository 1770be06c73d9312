package dev.tandem.conformance.checks;

import dev.tandem.conformance.check.Broadcast;
import dev.tandem.conformance.check.CheckContext;
import dev.tandem.conformance.check.MediaPacket;
import dev.tandem.conformance.check.Viewer;
import dev.tandem.conformance.probe.packet.MediaKind;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A player on the server of the publisher, who has to get everything that is published, and in
 * time, whatever happens to pushes.
 */
final class Witness {
  private static final int SOME = 10;
  private static final String ISOLATION =
      "what a push shares with its source: a target may hold up nothing but its own push";

  private final CheckContext c;
  private final Broadcast source;
  private final Viewer viewer;
  private final long mark;

  private Witness(CheckContext c, Broadcast source) {
    this.c = c;
    this.source = source;
    this.viewer = c.viewer(1, source.name());
    viewer.awaitMore(0, SOME, SOME);
    this.mark = viewer.received().total();
  }

  /** Plays the stream and waits until it flows. */
  static Witness of(CheckContext c, Broadcast source) {
    return new Witness(c, source);
  }

  /** Fails unless it flows still, and nothing was lost or late since the beginning. */
  void missedNothing(String meanwhile) {
    viewer.awaitMore(viewer.received().total(), SOME, SOME);
    for (MediaKind kind : MediaKind.values()) {
      List<MediaPacket> packets =
          viewer.received().since(mark).stream().filter(p -> p.kind() == kind).toList();
      nothingLost(packets, kind, meanwhile);
      nothingLate(packets, kind, meanwhile);
    }
    CheckContext.expect(
        source.signalling().ends(source.id()).isEmpty(),
        meanwhile,
        "a publisher that goes on",
        "its end: " + source.signalling().ends(source.id()),
        ISOLATION);
  }

  private void nothingLost(List<MediaPacket> packets, MediaKind kind, String meanwhile) {
    Set<Long> got = new HashSet<>();
    packets.forEach(packet -> got.add(Flow.number(packet)));
    long first = got.stream().mapToLong(Long::longValue).min().orElse(0);
    long last = got.stream().mapToLong(Long::longValue).max().orElse(0);
    List<Long> missing =
        Flow.sent(source, kind).stream()
            .filter(number -> number >= first && number <= last && !got.contains(number))
            .toList();
    CheckContext.expect(
        missing.isEmpty(),
        meanwhile,
        "every %s packet at a player of the source".formatted(word(kind)),
        "%d of %d lost, the first of frame %d"
            .formatted(
                missing.size(),
                missing.size() + got.size(),
                missing.isEmpty() ? 0 : missing.getFirst() >> 16),
        ISOLATION);
  }

  private void nothingLate(List<MediaPacket> packets, MediaKind kind, String meanwhile) {
    Duration allowed = c.deadlines().answer().dividedBy(3);
    long latest = packets.stream().mapToLong(MediaPacket::delayNs).max().orElse(0);
    CheckContext.expect(
        latest <= allowed.toNanos(),
        meanwhile,
        "%s at a player of the source within %d ms".formatted(word(kind), allowed.toMillis()),
        "a delay of %d ms".formatted(latest / 1_000_000),
        ISOLATION);
  }

  private static String word(MediaKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
