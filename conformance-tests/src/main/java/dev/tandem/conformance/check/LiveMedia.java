package dev.tandem.conformance.check;

import dev.tandem.conformance.probe.WsMessage;
import dev.tandem.conformance.probe.packet.Rtcp;
import dev.tandem.conformance.probe.peer.PeerException;
import dev.tandem.conformance.probe.peer.PeerSettings;
import dev.tandem.conformance.probe.peer.RawPeer;
import dev.tandem.conformance.probe.peer.TransportLines;
import java.time.Duration;

/** What a broadcast and a viewer have in common: one mediaSessionId with one transport. */
public abstract sealed class LiveMedia implements AutoCloseable permits Broadcast, Viewer {
  final CheckContext context;
  private final Signalling signalling;
  private final String id;
  private final String name;
  private final RawPeer peer;
  private final RtcpPort rtcp;
  private final long startedNs = System.nanoTime();

  LiveMedia(CheckContext context, int server, String name, MediaOptions<?> options, String word) {
    this.context = context;
    this.name = name;
    Signalling given = options.signalling;
    this.signalling = given == null ? context.signalling(server) : given;
    this.id = context.freshId();
    this.peer = RawPeer.open(options.peer.apply(PeerSettings.offerer()));
    context.closeAtEnd(peer);
    this.rtcp =
        new RtcpPort(
            peer,
            new Log<>("RTCP packet", "%s of %s".formatted(word, name)),
            context.evidence().packets(word + "-" + name));
  }

  final RtcpPort rtcp() {
    return rtcp;
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
    return rtcp.came();
  }

  /** When this began, on the clock of {@link System#nanoTime}. */
  public final long startedNs() {
    return startedNs;
  }

  /** Sends RTCP. */
  public final void sendRtcp(Rtcp... packets) {
    rtcp.send(packets);
  }

  final void note(String text) {
    context.transcript().add("· %s: %s".formatted(name, text));
  }

  /** Ends the media without a word on the signalling connection. */
  @Override
  public void close() {
    peer.close();
  }
}
