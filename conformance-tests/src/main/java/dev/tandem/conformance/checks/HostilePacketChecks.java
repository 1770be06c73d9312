package dev.tandem.conformance.checks;

import dev.tandem.conformance.check.Broadcast;
import dev.tandem.conformance.check.BroadcastOptions;
import dev.tandem.conformance.check.Check;
import dev.tandem.conformance.check.CheckContext;
import dev.tandem.conformance.check.MediaPacket;
import dev.tandem.conformance.check.Viewer;
import dev.tandem.conformance.probe.packet.Rtcp;
import dev.tandem.conformance.probe.peer.PeerState;
import dev.tandem.conformance.probe.peer.Stranger;
import dev.tandem.conformance.probe.peer.dtls.ClientHello;
import dev.tandem.conformance.probe.peer.stun.StunKind;
import dev.tandem.conformance.probe.peer.stun.StunWriter;
import dev.tandem.conformance.probe.peer.stun.TransactionId;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Packets that are broken, lost, late, or from a new address. */
final class HostilePacketChecks {
  private static final String PARSERS = "the parsers of the media path: lengths before contents";
  private static final String RECOVERY = "loss recovery towards the publisher";

  /** Fifteen contributing sources, padding longer than the payload, both, and other versions. */
  private static final int[] ODD_FLAGS = {0x8f, 0xa0, 0xaf, 0x40, 0xc0};

  private static final String PATH = "how a session's address is found: by the credentials of STUN";

  private HostilePacketChecks() {}

  static List<Check> all() {
    return List.of(
        Check.of("malformed-stun-is-dropped", HostilePacketChecks::stun),
        Check.of("malformed-dtls-does-not-end-a-handshake", HostilePacketChecks::dtls),
        Check.of("malformed-dtls-does-not-end-a-stream", HostilePacketChecks::dtlsLater),
        Check.of("malformed-rtp-and-rtcp-is-dropped", HostilePacketChecks::rtp),
        Check.of("lost-and-late-packets-do-not-end-media", HostilePacketChecks::loss),
        Check.of("moved-publisher-is-followed", HostilePacketChecks::moved));
  }

  private static void stun(CheckContext c) {
    Broadcast live = c.broadcast(1);
    Viewer viewer = c.viewer(1, live.name());
    viewer.awaitVideo();
    byte[] request =
        new StunWriter(StunKind.REQUEST, TransactionId.random())
            .username("kit:kit")
            .priority(1)
            .role(true, 1)
            .finish();
    Stranger stranger = live.peer().stranger();
    everyLength(request, stranger::send);
    everyLength(request, live.peer()::sendRaw);
    flowsOn(live, viewer, "STUN requests cut off at every length, and with wrong lengths");
  }

  private static void dtls(CheckContext c) {
    byte[] hello = ClientHello.bytes();
    Broadcast live = c.broadcast(1, BroadcastOptions.usual().withoutWaiting());
    Stranger stranger = c.stranger(live.answer());
    long endNs = System.nanoTime() + c.deadlines().appears().toNanos();
    while (live.peer().state().compareTo(PeerState.CONNECTED) < 0 && System.nanoTime() < endNs) {
      everyLength(Arrays.copyOf(hello, 40), live.peer()::sendRaw);
      everyLength(Arrays.copyOf(hello, 40), stranger::send);
    }
    live.awaitConnected();
    live.awaitPublishing();
  }

  private static void dtlsLater(CheckContext c) {
    Broadcast live = c.broadcast(1);
    Viewer viewer = c.viewer(1, live.name());
    viewer.awaitVideo();
    byte[] hello = ClientHello.bytes();
    byte[] data = Arrays.copyOf(hello, 60);
    data[0] = 23; // application data, as if protected
    byte[] alert = Arrays.copyOf(hello, 15);
    alert[0] = 21;
    for (byte[] record : List.of(hello, data, alert)) {
      everyLength(record, live.peer()::sendRaw);
      everyLength(record, viewer.peer()::sendRaw);
    }
    flowsOn(live, viewer, "forged DTLS records of every length during a stream");
  }

  private static void rtp(CheckContext c) {
    Broadcast live = c.broadcast(1);
    Viewer viewer = c.viewer(1, live.name());
    HandMadeAudio audio = new HandMadeAudio(c, live, viewer);
    byte[] packet = audio.packet(1).toBytes();
    everyLength(packet, live.peer()::sendRaw);
    for (int i = 0; i < ODD_FLAGS.length; i++) {
      byte[] odd = audio.packet(1 + i).toBytes();
      odd[0] = (byte) ODD_FLAGS[i];
      odd[odd.length - 1] = (byte) 0xff;
      live.peer().sendRtp(odd);
    }
    byte[] report = Rtcp.compound(new Rtcp.PictureLossIndication(1, viewer.videoSsrc()));
    everyLength(report, viewer.peer()::sendRaw);
    for (int words = 0; words < 64; words++) {
      byte[] odd = report.clone();
      odd[3] = (byte) words;
      viewer.peer().sendRtcp(odd);
    }
    audio.sendAndAwait(1 + ODD_FLAGS.length);
    Broadcast other = c.broadcast(1);
    flowsOn(
        other,
        c.viewer(1, other.name()),
        "RTP and RTCP cut off at every length, and with wrong lengths");
  }

  private static void loss(CheckContext c) {
    AtomicInteger count = new AtomicInteger();
    Broadcast live =
        c.broadcast(
            1,
            BroadcastOptions.usual().losing(p -> !p.resent() && count.incrementAndGet() % 10 == 9));
    Viewer viewer = c.viewer(1, live.name());
    viewer.awaitMore(0, 150, 100);
    long first = viewer.received().all(MediaPacket::isVideo).getFirst().frame();
    long last = viewer.received().all(MediaPacket::isVideo).getLast().frame();
    long frames =
        viewer.received().all(MediaPacket::isVideo).stream()
            .map(MediaPacket::frame)
            .distinct()
            .count();
    CheckContext.expect(
        frames >= 0.9 * (last - first),
        "a publisher who loses every tenth packet and sends it again when asked",
        "at least 90 %% of %d frames at a player".formatted(last - first),
        frames + " frames",
        RECOVERY);
    lives(live, viewer, "a publisher who loses every tenth packet");
  }

  private static void moved(CheckContext c) {
    Broadcast live = c.broadcast(1);
    Viewer viewer = c.viewer(1, live.name());
    viewer.awaitVideo();
    live.peer().moveToNewSocket();
    long sent = live.sent().total();
    live.sent().awaitSince(sent + 30, p -> true, "packets", c.deadlines().answer(), PATH);
    long newest = live.sent().all(MediaPacket::isVideo).getLast().frame();
    viewer
        .received()
        .await(
            p -> p.isVideo() && p.frame() > newest,
            "video that was sent from the new port",
            c.deadlines().appears(),
            PATH);
    lives(live, viewer, "a publisher who goes on from another port");
  }

  /** Every beginning of the packet, and the packet with every value in its length fields. */
  private static void everyLength(byte[] packet, Consumer<byte[]> send) {
    for (int length = 1; length < packet.length; length++) {
      send.accept(Arrays.copyOf(packet, length));
      byte[] lying = packet.clone();
      lying[Math.min(3, packet.length - 1)] = (byte) length;
      lying[Math.min(12, packet.length - 1)] = (byte) (length * 7);
      send.accept(lying);
    }
  }

  private static void flowsOn(Broadcast live, Viewer viewer, String sent) {
    viewer.awaitMore(viewer.received().total(), 30, 25);
    lives(live, viewer, sent);
  }

  private static void lives(Broadcast live, Viewer viewer, String sent) {
    List<String> ends = live.signalling().ends(live.id());
    List<String> viewerEnds = viewer.signalling().ends(viewer.id());
    CheckContext.expect(
        ends.isEmpty() && viewerEnds.isEmpty(),
        sent,
        "no end of the publication or of its playback",
        "publisher %s, player %s".formatted(ends, viewerEnds),
        PARSERS);
  }
}
