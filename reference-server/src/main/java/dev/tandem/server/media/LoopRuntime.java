package dev.tandem.server.media;

import dev.tandem.server.media.counters.LoopCounters;
import dev.tandem.server.media.router.LoopContext;
import dev.tandem.server.media.transport.OnLoop;
import dev.tandem.server.media.udp.MediaLoop;
import dev.tandem.server.media.udp.UdpPort;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One media loop with its ports and all that lives on it. */
final class LoopRuntime implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LoopRuntime.class);

  final int index;
  final LoopCounters counters = new LoopCounters();
  final LoopContext context;
  final SessionTimers timers = new SessionTimers();
  final MediaPath path = new MediaPath(counters);
  final AtomicInteger peers = new AtomicInteger();
  private final MediaLoop loop;
  private final LoopPorts ports;

  /** Starts a loop on the first port from {@code fromPort} on that is free for UDP and TCP. */
  LoopRuntime(int index, int fromPort, MediaOptions options, RandomGenerator random)
      throws IOException {
    this.index = index;
    context = new LoopContext(counters, random, this::wake);
    loop = new MediaLoop("media-" + index, context::forwardAll, timers, options.restNs(), counters);
    ports = LoopPorts.bindFirstFree(fromPort, options);
    for (UdpPort udp : ports.udp()) {
      loop.add(udp, path.intake());
    }
    loop.add(ports.tcp(), path);
    loop.start();
  }

  private void wake() {
    loop.wake();
  }

  int port() {
    return ports.number();
  }

  /** Has something done on the loop. From any thread. */
  void execute(OnLoop.Work work) {
    loop.execute(work::run);
  }

  /** Begins to serve a peer. On the loop. */
  void open(String ufrag, LoopPeer peer, @Nullable UdpPort agentPort, long nowNs) {
    path.add(ufrag, peer);
    timers.add(peer.session(), nowNs);
    if (agentPort != null) {
      try {
        loop.add(agentPort, new UdpIntake(path, 0, peer));
      } catch (IOException e) {
        LOG.error("cannot serve UDP port {}", agentPort.localPort(), e);
      }
    }
  }

  /** Forgets a peer. On the loop. */
  void close(String ufrag, LoopPeer peer, @Nullable UdpPort agentPort) {
    path.remove(ufrag, peer);
    timers.remove(peer.session());
    if (agentPort != null) {
      closeQuietly(agentPort);
    }
  }

  /** The UDP port that an address of ours is served by. */
  UdpPort udpPort(int base) {
    return ports.udp().get(base);
  }

  static void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      LOG.debug("closing {}: {}", closeable, e.getMessage());
    }
  }

  @Override
  public void close() {
    loop.close();
    ports.udp().forEach(LoopRuntime::closeQuietly);
    closeQuietly(ports.tcp());
  }
}
