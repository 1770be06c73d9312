package dev.tandem.conformance.check;

import dev.tandem.conformance.evidence.PacketLog;
import dev.tandem.conformance.probe.WsMessage;
import dev.tandem.conformance.probe.packet.MalformedPacketException;
import dev.tandem.conformance.probe.packet.Rtcp;
import dev.tandem.conformance.probe.packet.RtpPacket;
import dev.tandem.conformance.probe.peer.PeerException;
import dev.tandem.conformance.probe.peer.PeerSettings;
import dev.tandem.conformance.probe.peer.RawPeer;
import dev.tandem.conformance.probe.peer.TransportLines;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** What a broadcast and a viewer have in common: one mediaSessionId with one transport. */
public abstract sealed class LiveMedia implements AutoCloseable permits Broadcast, Viewer {
  final CheckContext context;
  private final Signalling signalling;
  private final String id;
  private final String name;
  private final RawPeer peer;
  private final Log<Feedback> feedback;
  private final PacketLog evidence;
  private final long startedNs = System.nanoTime();
  private volatile boolean over;

  LiveMedia(CheckContext context, int server, String name, MediaOptions<?> options, String word) {
    this.context = context;
    this.name = name;
    Signalling given = options.signalling;
    this.signalling = given == null ? context.signalling(server) : given;
    this.id = context.freshId();
    this.peer = RawPeer.open(options.peer.apply(PeerSettings.offerer()));
    context.closeAtEnd(this);
    this.feedback = new Log<>("RTCP packet", "%s of %s".formatted(word, name));
    this.evidence = context.evidence().packets(word + "-" + name);
    peer.onRtcp(this::takeRtcp);
  }

  /** Opens the transport that the answer describes. */
  final void connect(Answer answer) {
    try {
      peer.connect(TransportLines.read(answer.sdp()));
    } catch (PeerException e) {
      throw new CheckFailure(
          answer.sent(),
          "an answer with ICE credentials and a fingerprint",
          String.valueOf(e.getMessage()),
          "the transport lines of the SDP answer");
    }
  }

  /** Waits until the transport is up. */
  public final void awaitConnected() {
    try {
      peer.awaitConnected(context.deadlines().appears());
    } catch (PeerException e) {
      throw new CheckFailure(
          "an offer for %s, then connectivity checks and a DTLS handshake".formatted(name),
          "a transport within " + Words.of(context.deadlines().appears()),
          String.valueOf(e.getMessage()),
          "the candidates in the answer, the fingerprint, and the log of the media server");
    }
    note(
        "transport is up towards %s with %s"
            .formatted(
                peer.remoteAddress().map(Object::toString).orElse("?"),
                peer.profile().map(Enum::name).orElse("?")));
  }

  /** Waits for the first terminal status of this stream. */
  public final WsMessage awaitEnd(Duration deadline, String lookFirst) {
    return signalling.end(id, deadline, lookFirst);
  }

  public final Signalling signalling() {
    return signalling;
  }

  /** The mediaSessionId. */
  public final String id() {
    return id;
  }

  /** The name of the stream. */
  public final String name() {
    return name;
  }

  /** The transport. */
  public final RawPeer peer() {
    return peer;
  }

  /** The RTCP that came. */
  public final Log<Feedback> feedback() {
    return feedback;
  }

  /** When this began, on the clock of {@link System#nanoTime}. */
  public final long startedNs() {
    return startedNs;
  }

  /** Sends RTCP. */
  public final void sendRtcp(Rtcp... packets) {
    byte[] compound = Rtcp.compound(packets);
    peer.sendRtcp(compound);
    String words = String.join("; ", Arrays.stream(packets).map(Feedback::words).toList());
    evidence.rtcp(PacketLog.Direction.SENT, System.nanoTime(), 0, compound.length, words);
  }

  /** Keeps the header of a packet as evidence. */
  final void keep(PacketLog.Direction direction, MediaPacket packet) {
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

  final boolean isOver() {
    return over;
  }

  final void note(String text) {
    context.transcript().add("· %s: %s".formatted(name, text));
  }

  /** Called for each RTCP packet, on the thread of the transport. */
  void took(Rtcp packet) {}

  private void takeRtcp(byte[] compound, long atNs) {
    try {
      List<Rtcp> packets = Rtcp.parse(compound);
      for (Rtcp packet : packets) {
        feedback.add(new Feedback(atNs, packet));
        evidence.rtcp(
            PacketLog.Direction.RECEIVED, atNs, 0, compound.length, Feedback.words(packet));
        took(packet);
      }
    } catch (MalformedPacketException e) {
      note("malformed RTCP came: " + e.getMessage());
    }
  }

  /** Ends the media without a word on the signalling connection. */
  @Override
  public void close() {
    over = true;
    peer.close();
  }
}
