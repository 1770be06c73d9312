package dev.tandem.conformance.checks;

import dev.tandem.conformance.check.Broadcast;
import dev.tandem.conformance.check.BroadcastOptions;
import dev.tandem.conformance.check.Check;
import dev.tandem.conformance.check.CheckContext;
import dev.tandem.conformance.check.CheckFailure;
import dev.tandem.conformance.check.Viewer;
import dev.tandem.conformance.probe.WsMessage;
import java.util.List;

/** Whether only the true publisher's packets are taken, each once, and only for true players. */
final class SrtpChecks {
  private static final String UNPROTECT = "where SRTP is unprotected: tag, replay list, profile";
  private static final String FINGERPRINT =
      "where the certificate of the handshake meets the fingerprint of the offer";
  private static final String CONSENT = "the consent timer (RFC 7675)";
  private static final int QUIET_PACKETS = 2;

  private SrtpChecks() {}

  static List<Check> all() {
    return List.of(
        Check.of("replayed-packets-are-dropped", SrtpChecks::replay),
        Check.of("packets-with-a-wrong-tag-are-dropped", SrtpChecks::wrongTag),
        Check.of("plain-rtp-is-dropped", SrtpChecks::plain),
        Check.of("wrong-certificate-fails-the-stream", SrtpChecks::wrongCertificate),
        Check.of("media-stop-without-consent", SrtpChecks::consent));
  }

  private static void replay(CheckContext c) {
    Broadcast live = c.broadcast(1);
    Viewer viewer = c.viewer(1, live.name());
    HandMadeAudio audio = new HandMadeAudio(c, live, viewer);
    byte[] datagram = audio.sendAndAwait(1);
    for (int i = 0; i < 5; i++) {
      live.peer().sendRaw(datagram);
    }
    audio.sendAndAwait(2);
    audio.sendAndAwait(3);
    CheckContext.expect(
        audio.arrivals(1) == 1,
        "one SRTP packet of a publisher six times, bit by bit the same",
        "the packet once at a player",
        audio.arrivals(1) + " times",
        UNPROTECT);
  }

  private static void wrongTag(CheckContext c) {
    Broadcast live = c.broadcast(1);
    Viewer viewer = c.viewer(1, live.name());
    HandMadeAudio audio = new HandMadeAudio(c, live, viewer);
    byte[] datagram = live.peer().protectRtp(audio.packet(1).toBytes()).orElseThrow();
    datagram[datagram.length - 1] ^= 1;
    live.peer().sendRaw(datagram);
    dropped(audio, "an SRTP packet whose last bit is wrong", "not at a player");
  }

  private static void plain(CheckContext c) {
    Broadcast live = c.broadcast(1);
    Viewer viewer = c.viewer(1, live.name());
    HandMadeAudio audio = new HandMadeAudio(c, live, viewer);
    live.peer().sendRaw(audio.packet(1).toBytes());
    dropped(audio, "an RTP packet that is not encrypted, from the publisher's address", "dropped");
    CheckContext.expect(
        viewer.peer().refusedPackets() == 0,
        "playStream of " + live.name(),
        "nothing but authentic SRTP and SRTCP towards a player",
        viewer.peer().refusedPackets() + " packets that could not be decrypted",
        UNPROTECT);
  }

  private static void dropped(HandMadeAudio audio, String sent, String allowed) {
    audio.sendAndAwait(2);
    audio.sendAndAwait(3);
    CheckContext.expect(
        audio.arrivals(1) == 0, sent, allowed, "forwarded to the player", UNPROTECT);
  }

  private static void wrongCertificate(CheckContext c) {
    Broadcast live = c.broadcast(1, BroadcastOptions.usual().wrongCertificate().withoutWaiting());
    WsMessage end = live.awaitEnd(c.deadlines().giveUp(), FINGERPRINT);
    List<String> statuses = live.signalling().statuses(live.id());
    CheckContext.expect(
        end.status().equals("FAILED") && !statuses.contains("PUBLISHING"),
        "a DTLS handshake with another certificate than the offer's fingerprint names",
        "FAILED and never PUBLISHING",
        "" + statuses,
        FINGERPRINT);
  }

  private static void consent(CheckContext c) {
    Broadcast live = c.broadcast(1);
    Viewer viewer = c.viewer(1, live.name());
    viewer.awaitVideo();
    viewer.peer().stopConsent();
    long endNs = System.nanoTime() + c.deadlines().giveUp().toNanos();
    while (System.nanoTime() < endNs) {
      long before = viewer.received().total();
      live.signalling().awaitNextPing();
      live.signalling().awaitNextPing();
      if (viewer.received().total() - before <= QUIET_PACKETS) {
        return;
      }
    }
    throw new CheckFailure(
        "no answer to connectivity checks any more, and none sent",
        "no more media within %d s".formatted(c.deadlines().giveUp().toSeconds()),
        "packets still come: %d by now".formatted(viewer.received().total()),
        CONSENT);
  }
}
