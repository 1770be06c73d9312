package dev.tandem.server.media;

import dev.tandem.server.media.demux.PacketKind;
import dev.tandem.server.media.demux.PeerTable;
import dev.tandem.server.media.ice.IceAddress;
import dev.tandem.server.media.ice.IceTransport;
import dev.tandem.server.media.udp.DatagramHandler;
import java.net.InetSocketAddress;

/**
 * The UDP port of one peer that we call. Two servers with one port each could not tell two pushes
 * apart by their addresses; a port for each push can.
 */
final class AgentPort implements DatagramHandler {
  private final MediaPath path;
  private final LoopPeer peer;
  private final PeerTable<InetSocketAddress, LoopPeer> addresses = new PeerTable<>();

  AgentPort(MediaPath path, LoopPeer peer) {
    this.path = path;
    this.peer = peer;
  }

  @Override
  public void datagram(byte[] buffer, int offset, int length, InetSocketAddress from, long nowNs) {
    if (PacketKind.of(buffer, offset, length) != PacketKind.STUN) {
      path.media(addresses.byAddress(from), buffer, offset, length, nowNs);
      return;
    }
    IceAddress address = new IceAddress(IceTransport.UDP, from);
    if (path.stun(peer, address, buffer, offset, length, nowNs)) {
      addresses.prove(from, peer);
    }
  }
}
