package dev.tandem.server.media;

import dev.tandem.server.media.demux.PacketKind;
import dev.tandem.server.media.demux.PeerTable;
import dev.tandem.server.media.demux.PeerTable.Route;
import dev.tandem.server.media.ice.IceAddress;
import dev.tandem.server.media.ice.IceTransport;
import dev.tandem.server.media.udp.DatagramHandler;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Leads the datagrams of one UDP socket to their peers: by the address that ICE has proven, or, for
 * STUN from an unknown address, by the user name fragment.
 *
 * <p>A peer that we call has a socket of its own. Two servers with one port each could not tell two
 * pushes apart by their addresses; a port for each push can.
 */
final class UdpIntake implements DatagramHandler {
  private final MediaPath path;
  private final int base;
  private final @Nullable LoopPeer owner;
  private final PeerTable<InetSocketAddress, LoopPeer> addresses = new PeerTable<>();

  /** Takes what a socket receives for its only peer, or for all where {@code owner} is null. */
  UdpIntake(MediaPath path, int base, @Nullable LoopPeer owner) {
    this.path = path;
    this.base = base;
    this.owner = owner;
  }

  @Override
  public void datagram(byte[] buffer, int offset, int length, InetSocketAddress from, long nowNs) {
    Route<LoopPeer> route = addresses.byAddress(from);
    if (PacketKind.of(buffer, offset, length) != PacketKind.STUN) {
      path.media(route, buffer, offset, length, nowNs);
      return;
    }
    LoopPeer peer = owner != null ? owner : path.stunPeer(route, buffer, offset, length);
    IceAddress address = new IceAddress(IceTransport.UDP, from, base);
    if (peer != null && path.stun(peer, address, buffer, offset, length, nowNs)) {
      addresses.prove(from, peer);
    }
  }

  void remove(LoopPeer peer) {
    addresses.remove(peer);
  }
}
