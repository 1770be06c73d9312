package dev.tandem.server.media;

import dev.tandem.server.media.api.EngineStats;
import dev.tandem.server.media.api.LocalTransport;
import dev.tandem.server.media.api.MediaEngine;
import dev.tandem.server.media.api.PeerFailure;
import dev.tandem.server.media.api.PeerListener;
import dev.tandem.server.media.api.PeerOptions;
import dev.tandem.server.media.api.PlayerListener;
import dev.tandem.server.media.api.PlayingPeer;
import dev.tandem.server.media.api.PublisherListener;
import dev.tandem.server.media.api.PublishingPeer;
import dev.tandem.server.media.counters.DropReason;
import dev.tandem.server.media.dtls.DtlsAssociations;
import dev.tandem.server.media.dtls.DtlsIdentity;
import dev.tandem.server.media.ice.IceCandidate;
import dev.tandem.server.media.ice.IceCredentials;
import dev.tandem.server.media.ice.IceRole;
import dev.tandem.server.media.ice.IceTransport;
import dev.tandem.server.media.router.PeerSession;
import dev.tandem.server.media.srtp.PacketCipherProvider;
import dev.tandem.server.media.srtp.PacketCiphers;
import dev.tandem.server.media.srtp.SrtpProfile;
import dev.tandem.server.media.transport.OnLoop;
import dev.tandem.server.media.transport.TransportParts;
import dev.tandem.server.media.udp.UdpPort;
import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The {@link MediaEngine}: places peers on media loops. */
public final class TandemMediaEngine implements MediaEngine {
  private final MediaOptions options;
  private final SecureRandom random = new SecureRandom();
  private final DtlsIdentity identity = DtlsIdentity.generate(random);
  private final TransportParts parts;
  private final LocalCandidates candidates;
  private final AgentPorts agentPorts;
  private final List<LoopRuntime> loops = new ArrayList<>();
  private final Placement<LoopRuntime> placement = new Placement<>(loops, l -> l.peers.get());
  private final ExecutorService listeners = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger publishers = new AtomicInteger();
  private final AtomicInteger players = new AtomicInteger();

  /**
   * Binds the media ports and starts the loops.
   *
   * @throws IOException where not even one port of the range is free
   */
  public TandemMediaEngine(MediaOptions options, PacketCipherProvider ciphers) throws IOException {
    this(options, ciphers, List.of(SrtpProfile.values()));
  }

  /**
   * The same, with the SRTP profiles that are offered and accepted.
   *
   * @throws IOException where not even one port of the range is free
   */
  public TandemMediaEngine(
      MediaOptions options, PacketCipherProvider ciphers, List<SrtpProfile> profiles)
      throws IOException {
    this.options = options;
    int[] protection = profiles.stream().mapToInt(SrtpProfile::value).toArray();
    this.parts =
        new TransportParts(
            new DtlsAssociations(identity, random, protection), options.dtlsDeadlineMs(), ciphers);
    this.candidates = new LocalCandidates(options);
    this.agentPorts = new AgentPorts(options);
    startLoops();
  }

  private void startLoops() throws IOException {
    int from = options.portFrom();
    int count = Math.max(1, Math.min(options.loops(), options.portTo() - from + 1));
    for (int i = 0; i < count; i++) {
      try {
        loops.add(new LoopRuntime(i, from, options, random));
      } catch (IOException e) {
        if (loops.isEmpty()) {
          throw e;
        }
        return;
      }
      from = loops.getLast().port() + 1;
    }
  }

  /** The UDP and TCP ports that media comes in by, one for each loop. */
  public List<Integer> ports() {
    return loops.stream().map(LoopRuntime::port).toList();
  }

  @Override
  public PublishingPeer openPublisher(PeerOptions peer, PublisherListener listener) {
    LoopRuntime loop = placement.emptiest();
    publishers.incrementAndGet();
    return new EnginePublisher(
        loop,
        setup(loop, peer),
        parts,
        options.publisher(),
        listener,
        new SerialEvents(listeners),
        publishers::decrementAndGet);
  }

  @Override
  public PlayingPeer openPlayer(PublishingPeer source, PeerOptions peer, PlayerListener listener) {
    if (!(source instanceof EnginePublisher publisher)) {
      throw new IllegalArgumentException("the source belongs to another media engine");
    }
    LoopRuntime loop = placement.ofPlayer(publisher.loop, publisher::serves);
    PeerSetup setup = setup(loop, peer);
    players.incrementAndGet();
    publisher.joined(loop);
    return new EnginePlayer(
        publisher,
        loop,
        setup,
        parts,
        listener,
        new SerialEvents(listeners),
        () -> {
          players.decrementAndGet();
          publisher.left(loop);
        });
  }

  /**
   * Opens a peer with a UDP port of its own whose session is the caller's: the far end of another
   * peer, in this process or in another one.
   */
  public <S extends PeerSession> FarPeer<S> openFarPeer(
      PeerOptions peer, PeerListener listener, FarPeer.SessionFactory<S> sessions) {
    return openFarPeer(placement.emptiest(), peer, listener, sessions);
  }

  /** The same, on the loop of {@code source}. */
  <S extends PeerSession> FarPeer<S> openFarPeer(
      PublishingPeer source, PeerOptions peer, FarPeer.SessionFactory<S> sessions) {
    return openFarPeer(((EnginePublisher) source).loop, peer, new Silent(), sessions);
  }

  private <S extends PeerSession> FarPeer<S> openFarPeer(
      LoopRuntime loop,
      PeerOptions peer,
      PeerListener listener,
      FarPeer.SessionFactory<S> sessions) {
    PeerSetup setup = setup(loop, peer, agentPorts.bindAny());
    return new FarPeer<>(loop, setup, parts, listener, new SerialEvents(listeners), sessions);
  }

  /** Has something done on a media loop, by its number. */
  public void execute(int loop, OnLoop.Work work) {
    loops.get(loop).execute(work);
  }

  /** Hears nothing: the far end is judged by what it receives. */
  private static final class Silent implements PeerListener {

    @Override
    public void connected() {}

    @Override
    public void failed(PeerFailure failure, String detail) {}
  }

  /** One of our candidates with the address at which this process reaches itself. */
  IceCandidate onThisMachine(IceCandidate candidate) {
    InetAddress bound = options.bindAddress();
    InetAddress address =
        bound == null || bound.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : bound;
    return new IceCandidate(
        candidate.foundation(),
        candidate.transport(),
        candidate.priority(),
        address.getHostAddress(),
        candidate.port(),
        candidate.type(),
        candidate.tcpType());
  }

  /**
   * Warms the packet path up, so that the first stream does not meet a cold JVM.
   *
   * @return whether packets came through; false means that this machine's loopback is broken
   */
  public boolean warmUp(Duration limit) {
    return WarmUp.run(this, limit.toNanos()) > 0;
  }

  private PeerSetup setup(LoopRuntime loop, PeerOptions peer) {
    boolean calling = peer.iceRole() == IceRole.CONTROLLING;
    return setup(loop, peer, calling ? agentPorts.bind() : null);
  }

  private PeerSetup setup(LoopRuntime loop, PeerOptions peer, @Nullable UdpPort agentPort) {
    IceCredentials credentials = IceCredentials.random(random);
    LocalTransport local =
        new LocalTransport(credentials, identity.fingerprint(), candidates(loop, peer, agentPort));
    return new PeerSetup(peer.label(), peer.iceRole(), local, options.ice(), random, agentPort);
  }

  private List<IceCandidate> candidates(
      LoopRuntime loop, PeerOptions peer, @Nullable UdpPort agentPort) {
    if (agentPort != null) {
      return candidates.of(IceTransport.UDP, agentPort.localPort());
    }
    List<IceCandidate> all = new ArrayList<>();
    if (!peer.tcp()) {
      all.addAll(candidates.of(IceTransport.UDP, loop.port()));
    }
    if (peer.tcp() || options.tcpCandidates()) {
      all.addAll(candidates.of(IceTransport.TCP, loop.port()));
    }
    return all;
  }

  @Override
  public EngineStats stats() {
    Map<String, Long> drops = new LinkedHashMap<>();
    for (DropReason reason : DropReason.values()) {
      drops.put(reason.label(), total(l -> l.counters.drops(reason)));
    }
    return new EngineStats(
        loops.size(),
        publishers.get(),
        players.get(),
        total(l -> l.counters.packetsIn()),
        total(l -> l.counters.packetsOut()),
        total(l -> l.counters.bytesIn()),
        total(l -> l.counters.bytesOut()),
        libraries(),
        drops);
  }

  private Map<String, String> libraries() {
    Map<String, String> libraries = new LinkedHashMap<>();
    if (parts.ciphers() instanceof PacketCiphers chosen) {
      libraries.putAll(chosen.libraries());
    }
    libraries.put("udp", options.udpIo().implementation());
    return libraries;
  }

  private long total(ToLongFunction<LoopRuntime> figure) {
    return loops.stream().mapToLong(figure).sum();
  }

  @Override
  public void close() {
    loops.forEach(LoopRuntime::close);
    listeners.shutdown();
  }
}
