package dev.tandem.server.media.ice;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;

/**
 * Agents and the network between them in one thread. Time does not pass but jumps to the next
 * arrival or deadline. Loss and delay come from a seed.
 */
final class LossyNetwork {

  private static final long MIN_DELAY_NS = 5_000_000L;
  private static final long MAX_DELAY_NS = 60_000_000L;

  private record Packet(
      long arrivalNs, long number, IceAddress from, IceAddress to, ByteBuffer bytes) {}

  private final Random random;
  private final double loss;
  private final Map<IceAddress, Node> nodes = new HashMap<>();
  private final List<Node> all = new ArrayList<>();
  private final PriorityQueue<Packet> flying =
      new PriorityQueue<>(
          Comparator.comparingLong(Packet::arrivalNs).thenComparingLong(Packet::number));
  private BiPredicate<IceAddress, IceAddress> blocked = (from, to) -> false;
  private long numbers;
  private long nowNs = 1_000_000_000L;

  LossyNetwork(long seed, double loss) {
    this.random = new Random(seed);
    this.loss = loss;
  }

  /** An agent with one socket for each of its addresses. */
  final class Node {
    final IceAgent agent;
    private final List<IceAddress> addresses;
    private long deadlineNs = Long.MAX_VALUE;

    private Node(IceRole role, IceTimeouts timeouts, List<IceAddress> addresses) {
      this.addresses = addresses;
      this.agent =
          new IceAgent(role, IceCredentials.random(random), timeouts, random, this::transmit);
    }

    void start(Node peer) {
      agent.start(peer.agent.local(), peer.candidates(), nowNs);
      deadlineNs = agent.poll(nowNs);
    }

    void startWithoutCandidates(Node peer) {
      agent.start(peer.agent.local(), List.of(), nowNs);
      deadlineNs = agent.poll(nowNs);
    }

    IceAddress address(int index) {
      return addresses.get(index);
    }

    private List<IceCandidate> candidates() {
      List<IceCandidate> candidates = new ArrayList<>();
      for (IceAddress address : addresses) {
        InetSocketAddress socket = address.socketAddress();
        candidates.add(
            IceCandidate.host(
                IceTransport.UDP,
                socket.getAddress().getHostAddress(),
                socket.getPort(),
                candidates.size()));
      }
      return candidates;
    }

    private void transmit(byte[] buffer, int offset, int length, IceAddress to) {
      byte[] bytes = new byte[length];
      System.arraycopy(buffer, offset, bytes, 0, length);
      send(sourceFor(to), to, bytes);
    }

    private IceAddress sourceFor(IceAddress to) {
      Class<?> family = to.socketAddress().getAddress().getClass();
      return addresses.stream()
          .filter(own -> own.socketAddress().getAddress().getClass() == family)
          .findFirst()
          .orElse(addresses.getFirst());
    }
  }

  Node add(IceRole role, IceTimeouts timeouts, String... addresses) {
    List<IceAddress> parsed = new ArrayList<>();
    for (String address : addresses) {
      parsed.add(TestAddresses.udp(address, 5000));
    }
    Node node = new Node(role, timeouts, parsed);
    all.add(node);
    parsed.forEach(address -> nodes.put(address, node));
    return node;
  }

  /** Loses every packet from an address to another for which this is true. */
  void block(BiPredicate<IceAddress, IceAddress> blocked) {
    this.blocked = blocked;
  }

  long nowNs() {
    return nowNs;
  }

  /** Runs until the condition holds or the time is over; true if it holds. */
  boolean runUntil(BooleanSupplier condition, long limitNs) {
    long endNs = nowNs + limitNs;
    while (!condition.getAsBoolean()) {
      long nextNs = nextEventNs();
      if (nextNs > endNs) {
        nowNs = endNs;
        return false;
      }
      nowNs = Math.max(nowNs, nextNs);
      step();
    }
    return true;
  }

  void run(long durationNs) {
    runUntil(() -> false, durationNs);
  }

  private long nextEventNs() {
    long nextNs = flying.isEmpty() ? Long.MAX_VALUE : flying.element().arrivalNs();
    for (Node node : all) {
      nextNs = Math.min(nextNs, node.deadlineNs);
    }
    return nextNs;
  }

  private void step() {
    while (!flying.isEmpty() && flying.element().arrivalNs() <= nowNs) {
      deliver(flying.remove());
    }
    for (Node node : all) {
      if (node.deadlineNs <= nowNs) {
        node.deadlineNs = node.agent.poll(nowNs);
        if (node.deadlineNs <= nowNs) {
          throw new AssertionError("the deadline did not move on at " + nowNs);
        }
      }
    }
  }

  private void deliver(Packet packet) {
    Node node = nodes.get(packet.to());
    if (node != null) {
      byte[] bytes = packet.bytes().array();
      node.agent.receive(bytes, 0, bytes.length, packet.from(), nowNs);
      node.deadlineNs = node.agent.poll(nowNs);
    }
  }

  private void send(IceAddress from, IceAddress to, byte[] bytes) {
    if (random.nextDouble() >= loss && !blocked.test(from, to)) {
      long delayNs = random.nextLong(MIN_DELAY_NS, MAX_DELAY_NS);
      flying.add(new Packet(nowNs + delayNs, numbers++, from, to, ByteBuffer.wrap(bytes)));
    }
  }
}
