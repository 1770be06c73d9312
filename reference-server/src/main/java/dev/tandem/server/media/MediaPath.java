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
import dev.tandem.server.media.router.PeerSession;
import dev.tandem.server.media.udp.DatagramHandler;
import dev.tandem.server.media.udp.FrameHandler;
import dev.tandem.server.media.udp.TcpPath;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Leads each packet of one media loop to its peer: by the address that ICE has proven, or, for STUN
 * from an unknown address, by the user name fragment. Used by the loop alone.
 */
final class MediaPath implements DatagramHandler, FrameHandler {
  private final LoopCounters counters;
  private final Map<String, PeerSession> byUfrag = new HashMap<>();
  private final PeerTable<InetSocketAddress, PeerSession> udpPeers = new PeerTable<>();
  private final PeerTable<TcpPath, PeerSession> tcpPeers = new PeerTable<>();
  private final Map<InetSocketAddress, TcpPath> tcpPaths = new HashMap<>();

  MediaPath(LoopCounters counters) {
    this.counters = counters;
  }

  /** Expects a peer whose checks carry {@code localUfrag}. */
  void add(String localUfrag, PeerSession session) {
    byUfrag.put(localUfrag, session);
  }

  void remove(String localUfrag, PeerSession session) {
    byUfrag.remove(localUfrag);
    udpPeers.remove(session);
    tcpPeers.remove(session);
  }

  @Override
  public void datagram(byte[] buffer, int offset, int length, InetSocketAddress from, long nowNs) {
    Route<PeerSession> route = udpPeers.byAddress(from);
    if (PacketKind.of(buffer, offset, length) != PacketKind.STUN) {
      media(route, buffer, offset, length, nowNs);
      return;
    }
    PeerSession session = stunPeer(route, buffer, offset, length);
    IceAddress address = new IceAddress(IceTransport.UDP, from);
    if (session != null && stun(session, address, buffer, offset, length, nowNs)) {
      udpPeers.prove(from, session);
    }
  }

  @Override
  public void frame(TcpPath path, byte[] buffer, int offset, int length, long nowNs) {
    counters.received(length);
    Route<PeerSession> route = tcpPeers.byAddress(path);
    if (PacketKind.of(buffer, offset, length) != PacketKind.STUN) {
      media(route, buffer, offset, length, nowNs);
      return;
    }
    PeerSession session = stunPeer(route, buffer, offset, length);
    if (session == null) {
      return;
    }
    tcpPaths.put(path.remote(), path);
    IceAddress address = new IceAddress(IceTransport.TCP, path.remote());
    if (stun(session, address, buffer, offset, length, nowNs) && tcpPeers.prove(path, session)) {
      path.prove();
    }
  }

  @Override
  public void closed(TcpPath path, long nowNs) {
    tcpPaths.remove(path.remote(), path);
    Route<PeerSession> route = tcpPeers.byAddress(path);
    if (route != null) {
      tcpPeers.forget(path);
      route.peer().transport().pathClosed(new IceAddress(IceTransport.TCP, path.remote()));
    }
  }

  /** The TCP connection to an address, or null where there is none any more. */
  @Nullable TcpPath tcpPath(InetSocketAddress remote) {
    return tcpPaths.get(remote);
  }

  private @Nullable PeerSession stunPeer(
      @Nullable Route<PeerSession> route, byte[] buffer, int offset, int length) {
    String ufrag = StunDemux.localUfrag(buffer, offset, length);
    PeerSession session = ufrag != null ? byUfrag.get(ufrag) : route == null ? null : route.peer();
    if (session == null) {
      counters.dropped(DropReason.STUN_UNKNOWN_PEER);
    }
    return session;
  }

  /** Has the peer's ICE agent take a STUN message; true where the address is proven by now. */
  boolean stun(
      PeerSession session, IceAddress from, byte[] buffer, int offset, int length, long nowNs) {
    StunResult result = session.transport().receiveStun(buffer, offset, length, from, nowNs);
    if (result != StunResult.HANDLED) {
      counters.dropped(DropReason.STUN_REFUSED);
    }
    return session.transport().isProven(from);
  }

  /** Has a proven peer take DTLS, SRTP or SRTCP. */
  void media(
      @Nullable Route<PeerSession> route, byte[] buffer, int offset, int length, long nowNs) {
    PacketKind kind = PacketKind.of(buffer, offset, length);
    if (kind == PacketKind.UNKNOWN) {
      counters.dropped(DropReason.UNKNOWN_PROTOCOL);
      return;
    }
    if (route == null || !route.isProven()) {
      counters.dropped(DropReason.UNKNOWN_ADDRESS);
      return;
    }
    PeerSession session = route.peer();
    switch (kind) {
      case RTP -> session.receiveRtp(buffer, offset, length, nowNs);
      case RTCP -> session.receiveRtcp(buffer, offset, length, nowNs);
      case DTLS -> {
        if (!session.transport().receiveDtls(buffer, offset, length)) {
          counters.dropped(DropReason.DTLS_UNEXPECTED);
        }
      }
      default -> counters.dropped(DropReason.UNKNOWN_PROTOCOL);
    }
  }
}
