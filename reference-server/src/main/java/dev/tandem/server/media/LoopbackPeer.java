package dev.tandem.server.media;

import dev.tandem.server.media.api.PeerFailure;
import dev.tandem.server.media.api.PeerListener;
import dev.tandem.server.media.api.RemoteTransport;
import dev.tandem.server.media.counters.DropReason;
import dev.tandem.server.media.router.PeerSession;
import dev.tandem.server.media.transport.PeerTransport;
import dev.tandem.server.media.transport.TransportListener;
import dev.tandem.server.media.transport.TransportParts;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The far end of a peer, in this process: speaks real ICE, DTLS and SRTP over the loopback device.
 * It sends what its script writes and counts what arrives.
 */
final class LoopbackPeer extends EnginePeer implements PeerSession, TransportListener {
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

  private final PeerTransport transport;
  private final Script script;
  private final int packetLength;
  private final int burst;
  private final byte[] out = new byte[MAX_PACKET];
  private final MemorySegment payload = Arena.ofAuto().allocate(MAX_PACKET);
  private final byte[] plain = new byte[MAX_PACKET];
  private final AtomicInteger received = new AtomicInteger();
  private int sequence;

  LoopbackPeer(
      LoopRuntime loop,
      PeerSetup setup,
      TransportParts parts,
      Script script,
      int packetLength,
      int burst,
      Executor executor) {
    super(loop, setup, new Silent(), new SerialEvents(executor), () -> {});
    this.script = script;
    this.packetLength = packetLength;
    this.burst = burst;
    this.payload.set(ValueLayout.JAVA_BYTE, 0, VP8_FRAME_START);
    this.transport = openTransport(parts, this);
    begin(this);
  }

  /** Hears nothing: the far end is judged by what it receives. */
  private static final class Silent implements PeerListener {

    @Override
    public void connected() {}

    @Override
    public void failed(PeerFailure failure, String detail) {}
  }

  void start(RemoteTransport remote) {
    loop.execute(now -> transport.start(remote, now));
    loop.execute(now -> loop.timers.wakeAt(this, now));
  }

  /** RTP packets that arrived and were authentic. */
  int received() {
    return received.get();
  }

  @Override
  public void end() {
    transport.close();
  }

  @Override
  public void connected(long nowNs) {
    connected();
    loop.timers.wakeAt(this, nowNs);
  }

  @Override
  public void receiveRtp(byte[] buffer, int offset, int length, long nowNs) {
    if (transport.unprotectRtp(buffer, offset, length, plain, 0) == null) {
      received.incrementAndGet();
    }
  }

  @Override
  public void receiveRtcp(byte[] buffer, int offset, int length, long nowNs) {
    DropReason refused = transport.unprotectRtcp(buffer, offset, length, plain, 0);
    if (refused != null) {
      loop.counters.dropped(refused);
    }
  }

  @Override
  public long poll(long nowNs) {
    long next = transport.poll(nowNs);
    if (!transport.isConnected()) {
      return next;
    }
    for (int i = 0; i < burst; i++) {
      int headerLength = script.write(out, sequence);
      if (headerLength == 0) {
        return next;
      }
      transport.sendRtp(out, 0, headerLength, payload, 0, packetLength - headerLength);
      sequence++;
    }
    return nowNs;
  }
}
