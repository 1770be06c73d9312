package dev.tandem.conformance.checks;

import dev.tandem.conformance.check.Broadcast;
import dev.tandem.conformance.check.BroadcastOptions;
import dev.tandem.conformance.check.Check;
import dev.tandem.conformance.check.CheckContext;
import dev.tandem.conformance.check.ExtensionIds;
import dev.tandem.conformance.check.MediaPacket;
import dev.tandem.conformance.check.PayloadTypes;
import dev.tandem.conformance.check.Viewer;
import dev.tandem.conformance.check.ViewerOptions;
import dev.tandem.conformance.probe.packet.MediaKind;
import dev.tandem.conformance.probe.packet.Sequence;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The headers of RTP packets as a player gets them, beside those that the publisher sent. */
final class RtpChecks {
  private static final String REWRITE = "the rewriting of RTP headers for each player";
  private static final PayloadTypes OTHER_TYPES = new PayloadTypes(100, 120, 121);
  private static final ExtensionIds OTHER_IDS = new ExtensionIds(6, 8, 9, 11);

  private RtpChecks() {}

  static List<Check> all() {
    return List.of(
        on("sequence-numbers-go-on-without-a-jump", RtpChecks::sequenceNumbers),
        on("timestamps-follow-the-publishers-clock", RtpChecks::timestamps),
        on("markers-arrive-where-they-were-set", RtpChecks::markers),
        on("ssrcs-stay-and-are-those-of-the-answer", RtpChecks::ssrcs),
        Check.of("packets-carry-the-players-payload-types", RtpChecks::payloadTypes),
        Check.of("packets-carry-the-players-extension-ids", RtpChecks::extensionIds),
        Check.of("frames-arrive-once-and-in-order", RtpChecks::order),
        Check.of("sequence-numbers-survive-their-wrap", RtpChecks::wrap));
  }

  private static Check on(String id, BiConsumer<Broadcast, Viewer> judgement) {
    return Check.of(
        id,
        c -> {
          Broadcast live = c.broadcast(1);
          judgement.accept(live, watched(c, live, ViewerOptions.usual()));
        });
  }

  /** A viewer of the stream, after about two seconds of it. */
  private static Viewer watched(CheckContext c, Broadcast live, ViewerOptions options) {
    Viewer viewer = c.viewer(1, live.name(), options);
    viewer.awaitMore(0, 120, 90);
    return viewer;
  }

  private static void sequenceNumbers(Broadcast live, Viewer viewer) {
    first(viewer)
        .values()
        .forEach(packets -> {
          TreeSet<Long> numbers = new TreeSet<>();
          long last = packets.getFirst().rtp().sequence() + (1L << 16);
          for (MediaPacket packet : packets) {
            last = Sequence.extend(last, packet.rtp().sequence());
            numbers.add(last);
          }
          long wanted = numbers.last() - numbers.first() + 1;
          expect(
              viewer,
              numbers.size() == wanted,
              "%d sequence numbers from %d to %d"
                  .formatted(wanted, numbers.first() & 0xffff, numbers.last() & 0xffff),
              "%d of them for %s".formatted(numbers.size(), packets.getFirst().kind()));
        });
  }

  private static void timestamps(Broadcast live, Viewer viewer) {
    Map<String, MediaPacket> sent = byPlace(live.sent().all());
    first(viewer)
        .forEach((kind, packets) -> {
          Set<Long> offsets = new HashSet<>();
          for (MediaPacket packet : packets) {
            MediaPacket original = sent.get(place(packet));
            if (original != null) {
              offsets.add((packet.rtp().timestamp() - original.rtp().timestamp()) & 0xffff_ffffL);
            }
          }
          expect(
              viewer,
              offsets.size() == 1,
              "%s timestamps that differ from the publisher's by one constant".formatted(kind),
              "%d different offsets: %s".formatted(offsets.size(), some(offsets)));
        });
  }

  private static void markers(Broadcast live, Viewer viewer) {
    Map<String, MediaPacket> sent = byPlace(live.sent().all());
    List<String> wrong = new ArrayList<>();
    for (MediaPacket packet : viewer.received().all()) {
      MediaPacket original = sent.get(place(packet));
      // an audio marker says that a talk spurt begins, which a join in the middle may be taken for
      if (packet.isVideo()
          && original != null
          && original.rtp().marker() != packet.rtp().marker()) {
        wrong.add("frame %d.%s".formatted(packet.frame(), packet.rtp().marker()));
      }
    }
    expect(
        viewer,
        wrong.isEmpty(),
        "the publisher's marker on the last packet of each video frame",
        "%d differ, such as %s".formatted(wrong.size(), some(wrong)));
  }

  private static void ssrcs(Broadcast live, Viewer viewer) {
    first(viewer)
        .forEach((kind, packets) -> {
          Set<Long> seen = packets.stream().map(p -> p.rtp().ssrc()).collect(Collectors.toSet());
          expect(viewer, seen.size() == 1, "one SSRC for all " + kind, "" + seen);
          Set<Long> announced = announced(viewer, kind);
          expect(
              viewer,
              announced.isEmpty() || announced.containsAll(seen),
              "an SSRC of the answer for %s: %s".formatted(kind, announced),
              "" + seen);
        });
  }

  private static Set<Long> announced(Viewer viewer, MediaKind kind) {
    String m = kind == MediaKind.VIDEO ? "m=video" : "m=audio";
    return viewer.answer().sections().stream()
        .filter(section -> section.startsWith(m))
        .flatMap(String::lines)
        .filter(line -> line.matches("a=ssrc:\\d+ .*"))
        .map(line -> Long.parseLong(line.replaceFirst("a=ssrc:(\\d+) .*", "$1")))
        .collect(Collectors.toSet());
  }

  private static void payloadTypes(CheckContext c) {
    Broadcast live = c.broadcast(1);
    ViewerOptions options = ViewerOptions.usual().payloadTypes(OTHER_TYPES);
    Viewer viewer = watched(c, live, options);
    for (MediaPacket packet : viewer.received().all()) {
      if (packet.stamp() == null || packet.resent()) {
        continue;
      }
      int wanted =
          packet.stamp().kind() == MediaKind.VIDEO ? OTHER_TYPES.video() : OTHER_TYPES.audio();
      expect(
          viewer,
          packet.rtp().payloadType() == wanted,
          "payload type %d for %s".formatted(wanted, packet.stamp().kind()),
          "" + packet.rtp());
    }
  }

  private static void extensionIds(CheckContext c) {
    Broadcast live = c.broadcast(1);
    Viewer viewer = watched(c, live, ViewerOptions.usual().extensionIds(OTHER_IDS));
    Set<Integer> agreed =
        Set.of(
            OTHER_IDS.absSendTime(),
            OTHER_IDS.transportCc(),
            OTHER_IDS.mid(),
            OTHER_IDS.audioLevel());
    for (MediaPacket packet : viewer.received().all()) {
      expect(
          viewer,
          agreed.containsAll(packet.rtp().extensionIds()),
          "header extensions with the offered ids " + new TreeSet<>(agreed),
          "%s in %s".formatted(packet.rtp().extensionIds(), packet.rtp()));
      packet.rtp().extension(OTHER_IDS.mid()).ifPresent(value -> mid(viewer, packet, value));
    }
  }

  private static void mid(Viewer viewer, MediaPacket packet, byte[] value) {
    String mid = new String(value, StandardCharsets.UTF_8);
    String wanted = packet.isVideo() ? "1" : "0";
    expect(viewer, mid.equals(wanted), "the mid %s of the offer".formatted(wanted), mid);
  }

  private static void order(CheckContext c) {
    Broadcast live = c.broadcast(1);
    Viewer viewer = watched(c, live, ViewerOptions.usual());
    first(viewer)
        .forEach((kind, packets) -> {
          long last = -1;
          for (MediaPacket packet : packets) {
            long position =
                packet.frame() * 1_000 + (packet.stamp() == null ? 0 : packet.stamp().packet());
            expect(
                viewer,
                position > last,
                "the packets of %s once each and in the order in which they were sent"
                    .formatted(kind),
                "frame %d.%d after frame %d.%d"
                    .formatted(position / 1_000, position % 1_000, last / 1_000, last % 1_000));
            last = position;
          }
        });
  }

  private static void wrap(CheckContext c) {
    Broadcast live = c.broadcast(1, BroadcastOptions.usual().firstSequence(65_500));
    Viewer viewer = watched(c, live, ViewerOptions.usual());
    sequenceNumbers(live, viewer);
    timestamps(live, viewer);
  }

  /** What came for the first time, by kind; retransmissions are left out. */
  private static Map<MediaKind, List<MediaPacket>> first(Viewer viewer) {
    return viewer.received().all().stream()
        .filter(p -> !p.resent() && p.stamp() != null)
        .collect(Collectors.groupingBy(MediaPacket::kind));
  }

  private static Map<String, MediaPacket> byPlace(List<MediaPacket> packets) {
    return packets.stream()
        .filter(p -> p.stamp() != null)
        .collect(Collectors.toMap(RtpChecks::place, Function.identity(), (a, b) -> a));
  }

  private static String place(MediaPacket packet) {
    return packet.stamp() == null
        ? ""
        : "%s %d.%d".formatted(packet.kind(), packet.frame(), packet.stamp().packet());
  }

  private static String some(Iterable<?> things) {
    List<String> words = new ArrayList<>();
    things.forEach(thing -> words.add(String.valueOf(thing)));
    return String.join(", ", words.subList(0, Math.min(5, words.size())));
  }

  private static void expect(Viewer viewer, boolean condition, String allowed, String seen) {
    CheckContext.expect(condition, "playStream of " + viewer.name(), allowed, seen, REWRITE);
  }
}
