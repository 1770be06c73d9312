package dev.tandem.conformance.checks;

import dev.tandem.conformance.check.Broadcast;
import dev.tandem.conformance.check.CheckContext;
import dev.tandem.conformance.check.MediaPacket;
import dev.tandem.conformance.check.Viewer;
import dev.tandem.conformance.probe.packet.RtpPacket;

/**
 * Continues the audio of a paused publisher packet by packet, and tells which of them a player got.
 * Packets are numbered from 1; the timestamp names them on both sides.
 */
final class HandMadeAudio {
  private static final int FRAME_TICKS = 960;
  private static final String FORWARDING = "the forwarding of audio";

  private final CheckContext context;
  private final Broadcast live;
  private final Viewer viewer;
  private final RtpPacket last;
  private final long offset;

  /** Pauses the publisher and waits until the player has what was sent. */
  HandMadeAudio(CheckContext context, Broadcast live, Viewer viewer) {
    this.context = context;
    this.live = live;
    this.viewer = viewer;
    viewer.awaitAudio();
    live.pause();
    // the thread that sends may be in the middle of a frame
    live.signalling().fence();
    MediaPacket newest = live.sent().all(MediaPacket::isAudio).getLast();
    this.last = newest.rtp();
    MediaPacket arrived =
        viewer
            .received()
            .await(
                p -> p.isAudio() && p.frame() == newest.frame(),
                "audio frame " + newest.frame(),
                context.deadlines().answer(),
                FORWARDING);
    this.offset = arrived.rtp().timestamp() - last.timestamp();
  }

  /** The packet of this number, as a publisher would send it next. */
  RtpPacket packet(int number) {
    return last.toBuilder()
        .sequence((last.sequence() + number) & 0xffff)
        .timestamp((last.timestamp() + (long) number * FRAME_TICKS) & 0xffff_ffffL)
        .build();
  }

  /** Sends a packet and waits until the player has it; returns the datagram. */
  byte[] sendAndAwait(int number) {
    byte[] datagram = live.peer().sendRtp(packet(number).toBytes()).orElseThrow();
    viewer
        .received()
        .await(
            p -> isNumber(p, number),
            "an audio packet that follows",
            context.deadlines().answer(),
            FORWARDING);
    return datagram;
  }

  /** How many packets with this number the player has. */
  int arrivals(int number) {
    return viewer.received().all(p -> isNumber(p, number)).size();
  }

  private boolean isNumber(MediaPacket packet, int number) {
    long wanted = last.timestamp() + (long) number * FRAME_TICKS + offset;
    return packet.isAudio() && packet.rtp().timestamp() == (wanted & 0xffff_ffffL);
  }
}
