package dev.tandem.server.media;

import dev.tandem.server.media.counters.DropReason;
import dev.tandem.server.media.counters.LoopCounters;
import dev.tandem.server.media.demux.PacketKind;
import dev.tandem.server.media.demux.PeerTable;
import dev.tandem.server.media.demux.PeerTable.Route;
import dev.tandem.server.media.ice.IceAddress;
import dev.tandem.server.media.ice.IceTransport;
import dev.tandem.server.media.ice.StunDemux;
import dev.tandem.server.media.ice.StunResult;
import dev.tandem.server.media.udp.FrameHandler;
import dev.tandem.server.media.udp.TcpPath;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the packets of one media loop meet their peers: STUN goes to ICE, and what comes from an
 * address that ICE has proven goes to DTLS or to the session. Used by the loop alone.
 */
final class MediaPath implements FrameHandler {
  private final LoopCounters counters;
  private final Map<String, LoopPeer> byUfrag = new HashMap<>();
  private final List<UdpIntake> intakes = new ArrayList<>();
  private final PeerTable<TcpPath, LoopPeer> tcpPeers = new PeerTable<>();
  private final Map<InetSocketAddress, TcpPath> tcpPaths = new HashMap<>();

  MediaPath(LoopCounters counters) {
    this.counters = counters;
  }

  /** Takes what a socket of the loop receives; sockets are numbered in the order of the calls. */
  UdpIntake intake() {
    UdpIntake intake = new UdpIntake(this, intakes.size(), null);
    intakes.add(intake);
    return intake;
  }

  /** Expects a peer whose checks carry {@code localUfrag}. */
  void add(String localUfrag, LoopPeer peer) {
    byUfrag.put(localUfrag, peer);
  }

  void remove(String localUfrag, LoopPeer peer) {
    byUfrag.remove(localUfrag);
    intakes.forEach(intake -> intake.remove(peer));
    tcpPeers.remove(peer);
  }

  @Override
  public void frame(TcpPath path, byte[] buffer, int offset, int length, long nowNs) {
    counters.received(length);
    Route<LoopPeer> route = tcpPeers.byAddress(path);
    if (PacketKind.of(buffer, offset, length) != PacketKind.STUN) {
      media(route, buffer, offset, length, nowNs);
      return;
    }
    LoopPeer peer = stunPeer(route, buffer, offset, length);
    if (peer == null) {
      return;
    }
    tcpPaths.put(path.remote(), path);
    IceAddress address = new IceAddress(IceTransport.TCP, path.remote());
    if (stun(peer, address, buffer, offset, length, nowNs) && tcpPeers.prove(path, peer)) {
      path.prove();
    }
  }

  @Override
  public void closed(TcpPath path, long nowNs) {
    tcpPaths.remove(path.remote(), path);
    Route<LoopPeer> route = tcpPeers.byAddress(path);
    if (route != null) {
      tcpPeers.forget(path);
      route.peer().transport().pathClosed(new IceAddress(IceTransport.TCP, path.remote()));
    }
  }

  /** The TCP connection to an address, or null where there is none any more. */
  @Nullable TcpPath tcpPath(InetSocketAddress remote) {
    return tcpPaths.get(remote);
  }

  /** The peer that a STUN message is for, or null, which is counted. */
  @Nullable LoopPeer stunPeer(
      @Nullable Route<LoopPeer> route, byte[] buffer, int offset, int length) {
    String ufrag = StunDemux.localUfrag(buffer, offset, length);
    LoopPeer peer = ufrag != null ? byUfrag.get(ufrag) : route == null ? null : route.peer();
    if (peer == null) {
      counters.dropped(DropReason.STUN_UNKNOWN_PEER);
    }
    return peer;
  }

  /** Has the peer's ICE agent take a STUN message; true where the address is proven by now. */
  boolean stun(LoopPeer peer, IceAddress from, byte[] buffer, int offset, int length, long nowNs) {
    StunResult result = peer.transport().receiveStun(buffer, offset, length, from, nowNs);
    if (result != StunResult.HANDLED) {
      counters.dropped(DropReason.STUN_REFUSED);
    }
    return peer.transport().isProven(from);
  }

  /** Has a proven peer take DTLS, SRTP or SRTCP. */
  void media(@Nullable Route<LoopPeer> route, byte[] buffer, int offset, int length, long nowNs) {
    PacketKind kind = PacketKind.of(buffer, offset, length);
    if (kind == PacketKind.UNKNOWN) {
      counters.dropped(DropReason.UNKNOWN_PROTOCOL);
      return;
    }
    if (route == null || !route.isProven()) {
      counters.dropped(DropReason.UNKNOWN_ADDRESS);
      return;
    }
    LoopPeer peer = route.peer();
    switch (kind) {
      case RTP, RTCP -> {
        boolean isControl = kind == PacketKind.RTCP;
        if (!peer.transport().keepEarly(isControl, buffer, offset, length, nowNs)) {
          peer.session().receive(isControl, buffer, offset, length, nowNs);
        }
      }
      case DTLS -> {
        if (!peer.transport().receiveDtls(buffer, offset, length)) {
          counters.dropped(DropReason.DTLS_UNEXPECTED);
        }
      }
      default -> counters.dropped(DropReason.UNKNOWN_PROTOCOL);
    }
  }
}
