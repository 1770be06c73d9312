package dev.tandem.conformance.check;

import dev.tandem.conformance.evidence.PacketLog;
import dev.tandem.conformance.probe.packet.MalformedPacketException;
import dev.tandem.conformance.probe.packet.Rtcp;
import dev.tandem.conformance.probe.packet.RtpPacket;
import dev.tandem.conformance.probe.peer.RawPeer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The RTCP of one transport, to and fro, with what is kept of it and of RTP as evidence. */
final class RtcpPort {
  private final RawPeer peer;
  private final Log<Feedback> came;
  private final PacketLog evidence;
  private final List<Consumer<Rtcp>> handlers = new CopyOnWriteArrayList<>();

  RtcpPort(RawPeer peer, Log<Feedback> came, PacketLog evidence) {
    this.peer = peer;
    this.came = came;
    this.evidence = evidence;
    peer.onRtcp(this::take);
  }

  /** Has each packet handled, on the thread of the transport. */
  void onPacket(Consumer<Rtcp> handler) {
    handlers.add(handler);
  }

  Log<Feedback> came() {
    return came;
  }

  void send(Rtcp... packets) {
    byte[] compound = Rtcp.compound(packets);
    peer.sendRtcp(compound);
    String words = String.join("; ", Arrays.stream(packets).map(Feedback::words).toList());
    evidence.rtcp(PacketLog.Direction.SENT, System.nanoTime(), 0, compound.length, words);
  }

  /** Keeps the header of an RTP packet. */
  void keep(PacketLog.Direction direction, MediaPacket packet) {
    RtpPacket rtp = packet.rtp();
    evidence.rtp(
        direction,
        packet.atNs(),
        rtp.ssrc(),
        rtp.payloadType(),
        rtp.sequence(),
        rtp.timestamp(),
        rtp.marker(),
        rtp.payloadLength());
  }

  void keepMalformed(String kind, int bytes, MalformedPacketException reason) {
    evidence.other(
        PacketLog.Direction.RECEIVED, System.nanoTime(), kind, bytes, "malformed: " + reason);
  }

  private void take(byte[] compound, long atNs) {
    try {
      for (Rtcp packet : Rtcp.parse(compound)) {
        came.add(new Feedback(atNs, packet));
        evidence.rtcp(
            PacketLog.Direction.RECEIVED, atNs, 0, compound.length, Feedback.words(packet));
        handlers.forEach(handler -> handler.accept(packet));
      }
    } catch (MalformedPacketException e) {
      keepMalformed("rtcp", compound.length, e);
    }
  }
}
