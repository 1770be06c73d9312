package dev.tandem.load.client;

import dev.tandem.load.measure.Counter;
import dev.tandem.load.measure.Timing;
import dev.tandem.load.stream.Library;
import dev.tandem.load.stream.SendTimes;
import dev.tandem.load.stream.WallClock;
import dev.tandem.server.media.rtp.Codec;

/**
 * Checks the decrypted packets of one track: each is one of the prepared streams' and comes behind
 * the one that was sent before it; and records how long it was on its way.
 */
final class PacketCheck {
  private static final int NONE = -1;

  private final ClientLoop loop;
  private final Origin origin;
  private int lastId = NONE;
  private long lastSequence;
  private boolean lastEndedFrame;

  PacketCheck(ClientLoop loop, Origin origin) {
    this.loop = loop;
    this.origin = origin;
  }

  /** Checks the payload that stands in the loop's memory for plain text. */
  void packet(Codec codec, int offset, int length, long sequence, boolean late, long nowNs) {
    if (length == 0) {
      return;
    }
    loop.figures.count(Counter.PACKETS_CHECKED);
    int id = Library.idOf(loop.fingerprint.of(codec, loop.plain, offset, length));
    if (id < 0) {
      loop.figures.count(Counter.PACKETS_ALTERED);
      return;
    }
    boolean stamped = codec != Codec.OPUS && loop.stamp.read(loop.plain, offset, length);
    if (stamped) {
      origin.is(loop.stamp.publisher());
    }
    if (!late) {
      order(id, sequence, stamped || codec == Codec.OPUS);
      delay(id, stamped, nowNs);
    }
  }

  /** Within a frame packets come one behind the other; the next frame may be any. */
  private void order(int id, long sequence, boolean endsFrame) {
    boolean follows = lastId != NONE && sequence == lastSequence + 1 && !lastEndedFrame;
    if (follows && id != lastId + 1) {
      loop.figures.count(Counter.PACKETS_MISPLACED);
    }
    lastId = id;
    lastSequence = sequence;
    lastEndedFrame = endsFrame;
  }

  private void delay(int id, boolean stamped, long nowNs) {
    SendTimes times = origin.times();
    if (times != null) {
      long sentNs = times.sentNs(id);
      if (sentNs != 0) {
        loop.figures.record(Timing.FORWARD_DELAY, nowNs - sentNs);
      }
    } else if (stamped) {
      long delayUs = WallClock.usAt(nowNs) - loop.stamp.wallUs();
      loop.figures.record(Timing.FORWARD_DELAY, delayUs * 1_000);
    }
  }
}
