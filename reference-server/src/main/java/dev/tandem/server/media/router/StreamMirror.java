package dev.tandem.server.media.router;

import dev.tandem.server.media.api.ReceiveTrack;
import dev.tandem.server.media.rtp.RtpPacket;
import dev.tandem.server.media.transport.OnLoop;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A publication on a media loop other than its publisher's: has histories of its own for the
 * players there, which a {@link Crossing} fills, and asks the publisher by commands. While it has
 * no player it holds nothing.
 */
public final class StreamMirror extends Feed {
  /** How often one loop says again that it still needs a key frame. */
  private static final long ASK_INTERVAL_NS = 100_000_000L;

  private final PublisherSession source;
  private final OnLoop sourceLoop;
  private final Supplier<List<ReceiveTrack>> published;
  private final LoopContext loop;
  private List<SourceTrack> tracks = List.of();
  private long[] askAgainNs = {};
  private @Nullable Crossing crossing;
  private int players;

  /**
   * Creates a mirror that holds nothing.
   *
   * @param source the publisher, which lives on {@code sourceLoop}
   * @param published what the publisher sends, nothing before it has been told to start
   * @param loop of the players
   */
  public StreamMirror(
      PublisherSession source,
      OnLoop sourceLoop,
      Supplier<List<ReceiveTrack>> published,
      LoopContext loop) {
    this.source = source;
    this.sourceLoop = sourceLoop;
    this.published = published;
    this.loop = loop;
  }

  @Override
  byte[] cname() {
    return source.cname();
  }

  @Override
  List<SourceTrack> join() {
    players++;
    if (tracks.isEmpty()) {
      openTracks();
    }
    if (crossing == null && !tracks.isEmpty()) {
      Crossing opened = new Crossing(this, loop.doorbell);
      crossing = opened;
      sourceLoop.execute(now -> source.add(opened, now));
    }
    return tracks;
  }

  private void openTracks() {
    List<SourceTrack> opened = new ArrayList<>();
    for (ReceiveTrack spec : published.get()) {
      opened.add(new SourceTrack(spec, opened.size(), this, loop));
    }
    tracks = opened;
    askAgainNs = new long[opened.size()];
    Arrays.fill(askAgainNs, Long.MIN_VALUE);
  }

  @Override
  void leave() {
    Crossing open = crossing;
    if (--players > 0 || open == null) {
      return;
    }
    crossing = null;
    tracks = List.of();
    sourceLoop.execute(now -> source.remove(open));
  }

  @Override
  void requestKeyFrame(SourceTrack track, long nowNs) {
    int index = track.index();
    if (nowNs >= askAgainNs[index]) {
      askAgainNs[index] = nowNs + ASK_INTERVAL_NS;
      sourceLoop.execute(now -> source.requestKeyFrame(index, now));
    }
  }

  /** Whether this is the way that packets come, and not one of before the last player left. */
  boolean isFedBy(Crossing one) {
    return crossing == one;
  }

  /** Takes a packet that has crossed. */
  void packet(int index, byte[] buffer, int offset, int length, long nowNs) {
    if (index >= tracks.size()) {
      return;
    }
    SourceTrack track = tracks.get(index);
    byte[] slab = track.history().buffer();
    int spare = track.history().spareOffset();
    System.arraycopy(buffer, offset, slab, spare, length);
    RtpPacket packet = loop.incoming;
    if (packet.wrap(slab, spare, length)) {
      track.adopt(packet.ssrc(), nowNs);
      if (track.accept(packet, length, nowNs)) {
        askAgainNs[index] = nowNs;
      }
    }
  }

  /** Takes a sender report that has crossed and came to the publisher's loop at {@code cameNs}. */
  void senderReport(int index, long ntp, int rtpTimestamp, long cameNs) {
    if (index < tracks.size()) {
      tracks.get(index).senderReport(ntp, rtpTimestamp, cameNs);
    }
  }
}
