package dev.tandem.conformance.checks;

import dev.tandem.conformance.check.Broadcast;
import dev.tandem.conformance.check.Check;
import dev.tandem.conformance.check.CheckContext;
import dev.tandem.conformance.check.Viewer;
import dev.tandem.conformance.check.ViewerOptions;
import dev.tandem.conformance.probe.WsMessage;
import dev.tandem.conformance.probe.packet.Rtcp;
import java.util.List;

/** A player whose link is narrower than the stream is wide. */
final class NarrowPlayerChecks {
  private static final long BITS_PER_SECOND = 30_000;
  private static final int VIDEO_PACKETS_A_ROUND = 30;
  private static final int FEW_PACKETS = 8;
  private static final String RATE =
      "what a low REMB of a player (draft-alvestrand-rmcat-remb) changes for that player";

  private NarrowPlayerChecks() {}

  static List<Check> all() {
    return List.of(Check.of("narrow-player-is-told-and-slows-nobody", NarrowPlayerChecks::narrow));
  }

  private static void narrow(CheckContext c) {
    Broadcast live = c.broadcast(1);
    Viewer wide = c.viewer(1, live.name());
    Viewer narrow = c.viewer(1, live.name(), ViewerOptions.usual().withoutReports());
    narrow.awaitVideo();
    long endNs = System.nanoTime() + c.deadlines().giveUp().toNanos();
    while (System.nanoTime() < endNs) {
      narrow.sendRtcp(
          new Rtcp.ReceiverReport(1, List.of()),
          new Rtcp.Remb(1, BITS_PER_SECOND, List.of(narrow.videoSsrc())));
      long mark = narrow.received().total();
      wide.awaitMore(wide.received().total(), VIDEO_PACKETS_A_ROUND, 0);
      boolean gotLess = narrow.received().total() - mark < FEW_PACKETS;
      if (gotLess || wasTold(narrow)) {
        return;
      }
    }
    throw narrow
        .signalling()
        .failure("notEnoughBandwidth for that player, or fewer packets towards it", RATE);
  }

  private static boolean wasTold(Viewer viewer) {
    return viewer.signalling().received().stream().anyMatch(m -> saysSo(m, viewer.id()));
  }

  private static boolean saysSo(WsMessage m, String id) {
    return m.first().path("mediaSessionId").asString("").equals(id)
        && (m.first().path("type").asString("").equals("notEnoughBandwidth")
            || m.status().equals("NOT_ENOUGH_BANDWIDTH"));
  }
}
