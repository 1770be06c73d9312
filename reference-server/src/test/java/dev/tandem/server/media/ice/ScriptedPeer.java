package dev.tandem.server.media.ice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** One agent, and its far side played by hand: what the agent sends is caught, never delivered. */
final class ScriptedPeer {

  static final long SECOND = 1_000_000_000L;
  static final IceCredentials OURS = new IceCredentials("ours", "our-password-of-22-chars");
  static final IceCredentials THEIRS = new IceCredentials("theirs", "their-password-of-22-chr");

  /** A message that the agent sent. */
  static final class Sent {
    final IceAddress to;
    final byte[] bytes;
    final StunMessage message = new StunMessage();

    private Sent(byte[] bytes, IceAddress to) {
      this.to = to;
      this.bytes = bytes;
      if (!message.parse(bytes, 0, bytes.length)) {
        throw new AssertionError("the agent sent what is not STUN");
      }
    }

    boolean nominates() {
      return message.has(StunAttribute.USE_CANDIDATE);
    }
  }

  final IceAgent agent;
  final List<Sent> sent = new ArrayList<>();
  private final Random random = new Random(42);
  private final StunWriter writer = new StunWriter();
  private final StunIntegrity ourKey = StunIntegrity.shortTerm(OURS.password());
  private final StunIntegrity theirKey = StunIntegrity.shortTerm(THEIRS.password());
  private final RoleClaim theirRole;
  long nowNs;

  ScriptedPeer(IceRole role) {
    this(role, IceTimeouts.DEFAULT);
  }

  ScriptedPeer(IceRole role, IceTimeouts timeouts) {
    boolean controlling = role == IceRole.CONTROLLING;
    theirRole = new RoleClaim(controlling ? IceRole.CONTROLLED : IceRole.CONTROLLING, 0);
    agent =
        new IceAgent(
            role,
            OURS,
            timeouts,
            random,
            (buffer, offset, length, to) ->
                sent.add(new Sent(Arrays.copyOfRange(buffer, offset, offset + length), to)));
  }

  void start(IceCandidate... candidates) {
    agent.start(THEIRS, List.of(candidates), nowNs);
    agent.poll(nowNs);
  }

  /** The candidate of an IPv4 address on port 5000; the smaller the index, the better. */
  static IceCandidate candidate(IceAddress address, int index) {
    return IceCandidate.host(
        address.transport(),
        address.socketAddress().getAddress().getHostAddress(),
        address.socketAddress().getPort(),
        index);
  }

  /** A sound check by the peer, from an address, with the priority of its candidate. */
  StunResult check(IceAddress from, long priority, boolean nominates) {
    return deliver(request(priority, nominates, theirRole), from);
  }

  /** A sound check that claims a role. */
  StunResult check(IceAddress from, RoleClaim claim) {
    return deliver(request(1, false, claim), from);
  }

  byte[] request(long priority, boolean nominates, RoleClaim claim) {
    writer
        .begin(StunKind.REQUEST, TransactionId.random(random))
        .username("ours:theirs")
        .priority(priority)
        .role(claim);
    if (nominates) {
      writer.useCandidate();
    }
    return bytes(writer.integrity(ourKey));
  }

  /** The peer's success response to a request of the agent, from where it was sent to. */
  StunResult answer(Sent request) {
    return answer(request, request.to);
  }

  StunResult answer(Sent request, IceAddress from) {
    writer
        .begin(StunKind.SUCCESS, request.message.transactionId())
        .mappedAddress(TestAddresses.socket("192.0.2.100", 5000))
        .integrity(theirKey);
    return deliver(bytes(writer), from);
  }

  StunResult refuse(Sent request, StunError error, boolean authenticated) {
    writer.begin(StunKind.ERROR, request.message.transactionId()).error(error);
    if (authenticated) {
      writer.integrity(theirKey);
    }
    return deliver(bytes(writer), request.to);
  }

  StunResult deliver(byte[] bytes, IceAddress from) {
    StunResult result = agent.receive(bytes, 0, bytes.length, from, nowNs);
    agent.poll(nowNs);
    return result;
  }

  /** Polls at every deadline until the time has passed. */
  void pass(long durationNs) {
    long endNs = nowNs + durationNs;
    long deadlineNs = agent.poll(nowNs);
    while (deadlineNs <= endNs) {
      nowNs = deadlineNs;
      deadlineNs = agent.poll(nowNs);
    }
    nowNs = endNs;
  }

  /** Like {@link #pass}, and answers every request of the agent at once. */
  void passAnswering(long durationNs) {
    long endNs = nowNs + durationNs;
    long deadlineNs = agent.poll(nowNs);
    answerAll();
    while (deadlineNs <= endNs) {
      nowNs = deadlineNs;
      agent.poll(nowNs);
      answerAll();
      deadlineNs = agent.poll(nowNs);
    }
    nowNs = endNs;
  }

  void answerAll() {
    List<Sent> requests = requests();
    sent.clear();
    requests.forEach(this::answer);
  }

  /** What the agent has asked, in order. */
  List<Sent> requests() {
    return sent.stream().filter(s -> s.message.kind() == StunKind.REQUEST).toList();
  }

  /** The last message that was sent. */
  Sent last() {
    return sent.getLast();
  }

  byte[] bytes(StunWriter written) {
    return Arrays.copyOf(written.buffer(), written.finish());
  }
}
