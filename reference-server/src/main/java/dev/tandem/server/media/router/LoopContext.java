package dev.tandem.server.media.router;

import dev.tandem.server.media.counters.DropReason;
import dev.tandem.server.media.counters.LoopCounters;
import dev.tandem.server.media.rtcp.RtcpHandler;
import dev.tandem.server.media.rtcp.RtcpParser;
import dev.tandem.server.media.rtcp.RtcpStatus;
import dev.tandem.server.media.rtcp.RtcpWriter;
import dev.tandem.server.media.rtp.PlainText;
import dev.tandem.server.media.rtp.RtpHeaderWriter;
import dev.tandem.server.media.rtp.RtpPacket;
import dev.tandem.server.media.transport.MediaTransport;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.random.RandomGenerator;

/**
 * What all sessions of one media loop share: counters, chance, and working memory. A loop handles
 * one packet at a time, so one set is enough.
 */
public final class LoopContext {
  static final int MAX_PACKET = 2048;

  final LoopCounters counters;
  final RandomGenerator random;

  /** The packet that came in, in the clear. */
  final RtpPacket incoming = new RtpPacket();

  /** A packet from a history that is sent again. */
  final ClearPacket repeated = new ClearPacket(Arena.ofAuto().allocate(MAX_PACKET));

  /** Plain text of packets that belong into no history: RTCP and retransmissions. */
  final byte[] plain = new byte[MAX_PACKET];

  /** Payload of a retransmission: original sequence number, then the payload. */
  final byte[] rtxPayload = new byte[MAX_PACKET];

  /** The same, off the heap. */
  final MemorySegment rtxMemory = Arena.ofAuto().allocate(MAX_PACKET);

  /** The payload of the retransmission that goes out. */
  final PlainText rtxText = new PlainText();

  /** Packets that have come in and are yet to go out. */
  final Waiting waiting = new Waiting();

  /** The header of the packet that goes out, or the whole of it where it is RTCP. */
  final byte[] out = new byte[MAX_PACKET];

  /** Rung by other loops that have packets for this one. */
  final Doorbell doorbell;

  final RtpHeaderWriter header = new RtpHeaderWriter();
  final RtcpWriter rtcp = new RtcpWriter();

  /**
   * Creates what a loop's sessions share.
   *
   * @param wake has the loop call {@link #forwardAll} soon; called by other loops
   */
  public LoopContext(LoopCounters counters, RandomGenerator random, Runnable wake) {
    this.counters = counters;
    this.random = random;
    this.doorbell = new Doorbell(wake);
  }

  /**
   * Sends on what has come in, by sockets and from other loops. To be called when all that has
   * arrived is read.
   */
  public void forwardAll(long nowNs) {
    doorbell.answer(nowNs);
    waiting.forwardAll(nowNs);
  }

  /** Hands what one SRTCP packet of a peer says to {@code handler}, or counts why it is dropped. */
  void readRtcp(
      MediaTransport transport, byte[] buffer, int offset, int length, RtcpHandler handler) {
    if (length > MAX_PACKET) {
      counters.dropped(DropReason.RTCP_MALFORMED);
      return;
    }
    DropReason refused = transport.unprotectRtcp(buffer, offset, length, plain, 0);
    if (refused != null) {
      counters.dropped(refused);
      return;
    }
    if (RtcpParser.parse(plain, 0, transport.plainLength(), handler) != RtcpStatus.OK) {
      counters.dropped(DropReason.RTCP_MALFORMED);
    }
  }
}
