package dev.tandem.server.media;

import dev.tandem.server.media.api.LocalTransport;
import dev.tandem.server.media.ice.IceAgent;
import dev.tandem.server.media.ice.IceRole;
import dev.tandem.server.media.ice.IceTimeouts;
import dev.tandem.server.media.udp.UdpPort;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What a peer is set up with.
 *
 * @param label what logs call it
 * @param role its ICE role
 * @param local our side of its transport
 * @param timeouts deadlines of its ICE agent
 * @param random source of its transaction ids
 * @param agentPort its own UDP port where we call it, else null
 */
record PeerSetup(
    String label,
    IceRole role,
    LocalTransport local,
    IceTimeouts timeouts,
    RandomGenerator random,
    @Nullable UdpPort agentPort) {

  String ufrag() {
    return local.ice().ufrag();
  }

  IceAgent agent(IceAgent.Output output) {
    return new IceAgent(role, local.ice(), timeouts, random, output);
  }
}
