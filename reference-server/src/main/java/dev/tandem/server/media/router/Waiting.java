package dev.tandem.server.media.router;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;

/**
 * The packets that a loop has received and not yet sent on. They go out together when all that has
 * arrived is read: player by player, so that each player's packets leave in one run, out of memory
 * that is still in the processor's cache. Used by one media loop alone.
 */
final class Waiting {
  private static final int PLACES = 64;

  private final ClearPacket[] packets = new ClearPacket[PLACES];
  private final List<SourceTrack> tracks = new ArrayList<>();
  private int used;

  Waiting() {
    var memory = Arena.ofAuto().allocate((long) PLACES * LoopContext.MAX_PACKET, Long.BYTES);
    for (int i = 0; i < PLACES; i++) {
      packets[i] =
          new ClearPacket(
              memory.asSlice((long) i * LoopContext.MAX_PACKET, LoopContext.MAX_PACKET));
    }
  }

  /** A place for another packet of a track; sends all on first where there is none left. */
  ClearPacket place(SourceTrack track, long nowNs) {
    if (used == PLACES) {
      forwardAll(nowNs);
    }
    if (!tracks.contains(track)) {
      tracks.add(track);
    }
    return packets[used++];
  }

  /** Sends all on: to other loops first, so that they begin at the same time as this one. */
  void forwardAll(long nowNs) {
    if (used == 0) {
      return;
    }
    try {
      for (int i = 0; i < tracks.size(); i++) {
        tracks.get(i).cross(nowNs);
      }
      for (int i = 0; i < tracks.size(); i++) {
        tracks.get(i).forward(nowNs);
      }
    } finally {
      for (int i = 0; i < tracks.size(); i++) {
        tracks.get(i).forgetWaiting();
      }
      tracks.clear();
      used = 0;
    }
  }
}
