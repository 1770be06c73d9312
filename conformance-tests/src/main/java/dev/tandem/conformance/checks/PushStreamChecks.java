package dev.tandem.conformance.checks;

import dev.tandem.conformance.check.Broadcast;
import dev.tandem.conformance.check.Check;
import dev.tandem.conformance.check.CheckContext;
import dev.tandem.conformance.check.Exchange;
import dev.tandem.conformance.check.Partner;
import dev.tandem.conformance.check.PartnerStream;
import dev.tandem.conformance.check.Viewer;
import dev.tandem.conformance.probe.packet.MediaKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The stream that a push makes on another server. */
final class PushStreamChecks {
  private static final String NAMES =
      "which name the publishStream of a push carries: remoteStreamName";
  private static final String MEDIA = "what the push takes its packets from, and sends them to";
  private static final String CHAIN =
      "what tells a pushed stream from one that a page publishes: nothing should";
  private static final int MANY = 4;

  private PushStreamChecks() {}

  static List<Check> all() {
    return List.of(
        Check.of("pushed-stream-has-its-remote-name", PushStreamChecks::remoteName),
        Check.of("pushed-stream-is-playable", PushStreamChecks::playable),
        Check.of("pushed-video-is-that-of-the-source", c -> isOfSource(c, MediaKind.VIDEO)),
        Check.of("pushed-audio-is-that-of-the-source", c -> isOfSource(c, MediaKind.AUDIO)),
        Check.of("one-stream-is-pushed-under-many-names", PushStreamChecks::manyNames),
        Check.of("one-stream-is-pushed-to-several-servers", PushStreamChecks::severalServers),
        Check.of("pushed-stream-is-pushed-on", PushStreamChecks::pushedOn),
        Check.of("pushed-stream-comes-back-under-another-name", PushStreamChecks::comesBack));
  }

  private static void remoteName(CheckContext c) {
    Broadcast source = c.broadcast(1);
    String remoteName = c.freshName("pushed");
    c.push(source.name(), remoteName).status(Pushes.PUSH, 200);
    c.awaitPublished(c.second(), remoteName);
    if (c.second() == 1) {
      return;
    }
    Exchange local =
        c.rest(2).post("/stream/find", Map.of("name", source.name(), "published", true));
    local.must(
        r -> r.items().isEmpty(), "no stream with the local name on the second server", NAMES);
  }

  private static void playable(CheckContext c) {
    Viewer viewer = c.viewer(c.second(), Pushes.published(c, c.broadcast(1)));
    viewer.awaitVideo();
    viewer.awaitAudio();
  }

  private static void isOfSource(CheckContext c, MediaKind kind) {
    Broadcast source = c.broadcast(1);
    c.broadcast(1);
    Viewer viewer = c.viewer(c.second(), Pushes.published(c, source));
    Flow.isOf(viewer.received(), source.tag(), kind, c.deadlines().appears(), MEDIA);
  }

  private static void manyNames(CheckContext c) {
    Broadcast source = c.broadcast(1);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      names.add(c.freshName("pushed"));
      c.push(source.name(), names.getLast())
          .status("the key of pushes under way: the remote name is part of it", 200);
    }
    names.forEach(name -> c.awaitPublished(c.second(), name));
  }

  private static void severalServers(CheckContext c) {
    Broadcast source = c.broadcast(1);
    Partner partner = c.partner();
    String remoteName = Pushes.published(c, source);
    c.push(partner.uri(), source.name(), remoteName)
        .status("the key of pushes under way: the uri is part of it", 200);
    PartnerStream other = partner.awaitStream(remoteName);
    other.awaitMore(0, 1, 1, c.deadlines().appears());
    c.viewer(c.second(), remoteName).awaitVideo();
  }

  private static void pushedOn(CheckContext c) {
    int third = c.servers() > 2 ? 3 : 1;
    chain(c, third);
  }

  private static void comesBack(CheckContext c) {
    chain(c, 1);
  }

  /** From server 1 to the second and on to another one, under other names. */
  private static void chain(CheckContext c, int last) {
    Broadcast source = c.broadcast(1);
    String first = Pushes.published(c, source);
    String second = c.freshName("again");
    c.push(c.second(), Pushes.address(c, last), first, second).status(CHAIN, 200);
    c.awaitPublished(last, second);
    Viewer viewer = c.viewer(last, second);
    Flow.isOf(viewer.received(), source.tag(), MediaKind.VIDEO, c.deadlines().appears(), CHAIN);
    Flow.isOf(viewer.received(), source.tag(), MediaKind.AUDIO, c.deadlines().appears(), CHAIN);
  }
}
