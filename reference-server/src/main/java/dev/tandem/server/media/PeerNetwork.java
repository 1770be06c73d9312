package dev.tandem.server.media;

import dev.tandem.server.media.ice.IceAddress;
import dev.tandem.server.media.ice.IceTransport;
import dev.tandem.server.media.transport.Network;
import dev.tandem.server.media.udp.Destination;
import dev.tandem.server.media.udp.Outlet;
import dev.tandem.server.media.udp.UdpPort;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** Sends for one peer on its own port, or on the port or connection of the loop that it chose. */
final class PeerNetwork implements Network {
  private final LoopRuntime loop;
  private final @Nullable UdpPort agentPort;
  private @Nullable IceAddress aim;
  private Outlet outlet;
  private Destination destination = Destination.NOWHERE;

  PeerNetwork(LoopRuntime loop, @Nullable UdpPort agentPort) {
    this.loop = loop;
    this.agentPort = agentPort;
    this.outlet = agentPort == null ? loop.udpPort(0) : agentPort;
  }

  @Override
  public boolean aim(IceAddress to) {
    if (to.equals(aim)) { // what is known about the way there stays known
      return true;
    }
    Outlet found = find(to);
    if (found == null) {
      return false;
    }
    outlet = found;
    destination = found.to(to.socketAddress());
    // A TCP connection may be replaced by another one from the same address: look again each time.
    aim = to.transport() == IceTransport.TCP ? null : to;
    return true;
  }

  private @Nullable Outlet find(IceAddress to) {
    if (to.transport() == IceTransport.TCP) {
      return loop.path.tcpPath(to.socketAddress());
    }
    return agentPort == null ? loop.udpPort(to.base()) : agentPort;
  }

  @Override
  public MemorySegment buffer() {
    return outlet.buffer();
  }

  @Override
  public long place() {
    return outlet.place();
  }

  @Override
  public boolean send(int length) {
    return outlet.send(length, destination);
  }
}
