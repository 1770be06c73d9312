package dev.tandem.server.media;

import dev.tandem.server.media.counters.DropReason;
import dev.tandem.server.media.router.PeerSession;
import dev.tandem.server.media.rtp.PlainText;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The session of a far end that sends what its script writes and counts what arrives.
 *
 * @see LoopbackStream
 */
final class LoopbackPeer implements PeerSession {
  private static final int MAX_PACKET = 2048;

  /**
   * VP8 payload descriptor (RFC 7741): first partition of a frame; zeros behind it: a key frame.
   */
  private static final byte VP8_FRAME_START = 0x10;

  /** Writes RTP packets for the peer to send. On the loop. */
  interface Script {

    /** Sends nothing. */
    Script SILENT = (packet, sequence) -> 0;

    /** Writes packet number {@code sequence} and returns its header length, or 0 for none. */
    int write(byte[] packet, int sequence);
  }

  private final FarPeer.Place place;
  private final Script script;
  private final int packetLength;
  private final int burst;
  private final byte[] out = new byte[MAX_PACKET];
  private final MemorySegment frame = Arena.ofAuto().allocate(MAX_PACKET);
  private final PlainText payload = new PlainText();
  private final byte[] plain = new byte[MAX_PACKET];
  private final AtomicInteger received = new AtomicInteger();
  private int sequence;

  LoopbackPeer(FarPeer.Place place, Script script, int packetLength, int burst) {
    this.place = place;
    this.script = script;
    this.packetLength = packetLength;
    this.burst = burst;
    frame.set(ValueLayout.JAVA_BYTE, 0, VP8_FRAME_START);
  }

  /** RTP packets that arrived and were authentic. */
  int received() {
    return received.get();
  }

  @Override
  public void end() {
    place.transport().close();
  }

  @Override
  public void receiveRtp(byte[] buffer, int offset, int length, long nowNs) {
    if (place.transport().unprotectRtp(buffer, offset, length, plain, 0) == null) {
      received.incrementAndGet();
    }
  }

  @Override
  public void receiveRtcp(byte[] buffer, int offset, int length, long nowNs) {
    DropReason refused = place.transport().unprotectRtcp(buffer, offset, length, plain, 0);
    if (refused != null) {
      place.counters().dropped(refused);
    }
  }

  @Override
  public long poll(long nowNs) {
    long next = place.transport().poll(nowNs);
    if (!place.transport().isConnected()) {
      return next;
    }
    for (int i = 0; i < burst; i++) {
      int headerLength = script.write(out, sequence);
      if (headerLength == 0) {
        return next;
      }
      payload.set(frame, 0, packetLength - headerLength);
      place.transport().sendRtp(out, 0, headerLength, payload);
      sequence++;
    }
    return nowNs;
  }
}
