package dev.tandem.server.media.router;

import dev.tandem.server.media.rtp.BigEndian;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The way of a publication's packets, in the clear, to another media loop: a ring that the
 * publisher's loop writes and the {@link StreamMirror} there reads. Packets cross a batch at a
 * time; where the other loop does not keep up they are dropped, and the publisher's loop goes on.
 */
final class Crossing {
  /** Some 300 ms of a stream of 20 Mbit/s. */
  private static final int SLOTS = 512;

  /** As many as a loop reads from a socket before it looks at the next. */
  private static final int READ_BATCH = 64;

  private static final int REPORT = 1 << 8;
  private static final int RTP_TIME_AT = 8;
  private static final int NOW_AT = 12;
  private static final int REPORT_OCTETS = 20;

  private final PacketRing ring = new PacketRing(SLOTS, SourceTrack.SLOT_OCTETS);
  private final byte[] report = new byte[REPORT_OCTETS];
  private final StreamMirror mirror;
  private final Doorbell doorbell;

  /** Whether the other loop has been told and has not yet looked: the doorbell's. */
  final AtomicBoolean rung = new AtomicBoolean();

  @Nullable Crossing nextRung;

  Crossing(StreamMirror mirror, Doorbell doorbell) {
    this.mirror = mirror;
    this.doorbell = doorbell;
  }

  /** Has packets of a track cross; returns how many were dropped. On the publisher's loop. */
  int packets(int track, List<ClearPacket> packets) {
    int dropped = 0;
    for (int i = 0; i < packets.size(); i++) {
      ClearPacket packet = packets.get(i);
      if (!ring.write(track, packet.buffer(), packet.offset(), packet.length())) {
        dropped++;
      }
    }
    ring.publish();
    doorbell.ring(this);
    return dropped;
  }

  /**
   * Has a sender report about a track cross, which came at {@code nowNs}. Where there is no room
   * the next one will do. On the publisher's loop.
   */
  void senderReport(int track, long ntp, int rtpTimestamp, long nowNs) {
    BigEndian.putLong(report, 0, ntp);
    BigEndian.putInt(report, RTP_TIME_AT, rtpTimestamp);
    BigEndian.putLong(report, NOW_AT, nowNs);
    ring.write(track | REPORT, report, 0, REPORT_OCTETS);
    ring.publish();
    doorbell.ring(this);
  }

  /**
   * Hands over what has crossed; what is beyond a batch waits for the next turn. On the other loop.
   */
  void read(long nowNs) {
    if (!mirror.isFedBy(this)) {
      return;
    }
    int count = Math.min(ring.readable(), READ_BATCH);
    for (int i = 0; i < count; i++) {
      hand(ring.label(), ring.buffer(), ring.offset(), nowNs);
      ring.advance();
    }
    if (ring.readable() > 0) {
      doorbell.ring(this);
    }
  }

  private void hand(int label, byte[] buffer, int offset, long nowNs) {
    int track = label & (REPORT - 1);
    if (label == track) {
      mirror.packet(track, buffer, offset, ring.length(), nowNs);
    } else {
      mirror.senderReport(
          track,
          BigEndian.getLong(buffer, offset),
          BigEndian.getInt(buffer, offset + RTP_TIME_AT),
          BigEndian.getLong(buffer, offset + NOW_AT));
    }
  }
}
