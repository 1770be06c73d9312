package dev.tandem.conformance.probe.peer;

import dev.tandem.conformance.probe.peer.dtls.DtlsAssociation;
import dev.tandem.conformance.probe.peer.dtls.DtlsListener;
import dev.tandem.conformance.probe.peer.dtls.DtlsSettings;
import dev.tandem.conformance.probe.peer.dtls.ExportedKeys;
import dev.tandem.conformance.probe.peer.ice.IceAgent;
import dev.tandem.conformance.probe.peer.ice.IceCredentials;
import dev.tandem.conformance.probe.peer.ice.IceListener;
import dev.tandem.conformance.probe.peer.stun.StunMessage;
import dev.tandem.conformance.probe.srtp.SrtpProfile;
import dev.tandem.conformance.probe.srtp.SrtpSession;
import dev.tandem.conformance.probe.srtp.Unprotected;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One end of a WebRTC transport on which packets are sent and received one by one: ICE, DTLS and
 * SRTP over one socket and one thread. It also does what real stacks refuse to do. Thread-safe.
 */
public final class RawPeer implements AutoCloseable {
  private final PeerSettings settings;
  private final IceCredentials credentials = IceCredentials.random();
  private final PeerSocket socket;
  private final IceAgent ice;
  private final List<PacketListener> rtp = new CopyOnWriteArrayList<>();
  private final List<PacketListener> rtcp = new CopyOnWriteArrayList<>();
  private final List<PacketListener> refusals = new CopyOnWriteArrayList<>();
  private final List<Stranger> strangers = new ArrayList<>();
  private final AtomicLong refused = new AtomicLong();
  private final Object sending = new Object();
  private final StateHolder state = new StateHolder();
  private final EarlyMedia early = new EarlyMedia();
  private volatile DatagramFilter filter = (datagram, from) -> true;
  private volatile @Nullable TransportLines remote;
  private volatile @Nullable InetSocketAddress selected;
  private volatile @Nullable InetSocketAddress handshakesFrom;
  private volatile @Nullable DtlsAssociation dtls;
  private volatile @Nullable SrtpSession srtp;
  private volatile @Nullable SrtpProfile profile;

  private RawPeer(PeerSettings settings) {
    this.settings = settings;
    ice =
        new IceAgent(
            settings.controlling(), credentials, settings.timeout().toNanos(), new IceEvents());
    socket = new PeerSocket(new SocketEvents());
  }

  /** Opens the socket and waits for {@link #connect}. */
  public static RawPeer open(PeerSettings settings) {
    return new RawPeer(settings);
  }

  /** What the SDP has to say about this end. */
  public TransportLines localLines() {
    int port = socket.port();
    List<Candidate> candidates = new ArrayList<>();
    for (InetAddress address : LocalAddresses.all()) {
      candidates.add(Candidate.host(candidates.size(), new InetSocketAddress(address, port)));
    }
    return new TransportLines(credentials, settings.announced(), settings.setup(), candidates);
  }

  /** Begins to connect to the other end. */
  public void connect(TransportLines other) {
    remote = other;
    state.advance(PeerState.CHECKING);
    List<InetSocketAddress> addresses =
        other.candidates().stream().map(Candidate::address).toList();
    if (!settings.setup().isClientTowards(other.setup())) {
      dtls = association(false, other);
    }
    socket.post(() -> ice.start(other.credentials(), addresses, System.nanoTime()));
  }

  /**
   * Waits until packets can flow.
   *
   * @throws PeerException saying why not, or how far it came within the deadline
   */
  public void awaitConnected(Duration deadline) {
    PeerState reached = state.await(PeerState.CONNECTED, deadline);
    if (reached != PeerState.CONNECTED) {
      String reason = state.failure();
      throw new PeerException(
          reason.isEmpty()
              ? "still %s after %d ms".formatted(reached, deadline.toMillis())
              : reason);
    }
  }

  /** Waits until the peer failed or was closed by the other side; returns whether it did. */
  public boolean awaitEnd(Duration deadline) {
    return state.await(PeerState.FAILED, deadline).compareTo(PeerState.FAILED) >= 0;
  }

  public PeerState state() {
    return state.get();
  }

  /** Why the state is FAILED, or "". */
  public String failure() {
    return state.failure();
  }

  /** The SRTP profile that was agreed on. */
  public Optional<SrtpProfile> profile() {
    return Optional.ofNullable(profile);
  }

  /** The address of the other side that was chosen. */
  public Optional<InetSocketAddress> remoteAddress() {
    return Optional.ofNullable(selected);
  }

  /** How many SRTP and SRTCP packets came that could not be decrypted. */
  public long refusedPackets() {
    return refused.get();
  }

  public void onRtp(PacketListener listener) {
    rtp.add(listener);
  }

  public void onRtcp(PacketListener listener) {
    rtcp.add(listener);
  }

  /** Takes SRTP packets that could not be decrypted, as they came. */
  public void onRefused(PacketListener listener) {
    refusals.add(listener);
  }

  /** Decides which datagrams are looked at; the others are dropped unread. */
  public void filter(DatagramFilter decision) {
    filter = decision;
  }

  /** Sends any datagram to any address. */
  public void sendTo(byte[] datagram, InetSocketAddress to) {
    socket.send(datagram, to);
  }

  /** Protects a packet and keeps it; returns the datagram, or nothing if not connected. */
  public Optional<byte[]> protectRtp(byte[] packet) {
    SrtpSession session = srtp;
    if (session == null) {
      return Optional.empty();
    }
    synchronized (sending) {
      return Optional.of(session.protectRtp(packet));
    }
  }

  /** Protects and sends a packet; returns the datagram, or nothing if not connected. */
  public Optional<byte[]> sendRtp(byte[] packet) {
    return sendProtected(packet, false);
  }

  /** Protects and sends a compound packet; returns the datagram, or nothing if not connected. */
  public Optional<byte[]> sendRtcp(byte[] compound) {
    return sendProtected(compound, true);
  }

  /** Sends any datagram to the chosen address. */
  public void sendRaw(byte[] datagram) {
    InetSocketAddress to = selected;
    if (to != null) {
      socket.send(datagram, to);
    }
  }

  /**
   * Another socket that sends to the address of the other side; closed with the peer.
   *
   * @throws PeerException if no address was chosen yet
   */
  public Stranger stranger() {
    InetSocketAddress to = selected;
    if (to == null) {
      throw new PeerException("no address chosen yet: " + state.get());
    }
    Stranger stranger = new Stranger(List.of(to));
    synchronized (strangers) {
      strangers.add(stranger);
    }
    return stranger;
  }

  /** Goes on from another port of this machine, as a phone that changes networks. */
  public void moveToNewSocket() {
    socket.post(() -> {
      socket.moveToNewPort();
      ice.moved(System.nanoTime());
    });
  }

  /** Answers no check from now on and sends none (RFC 7675); packets still flow. */
  public void stopConsent() {
    socket.post(ice::stopConsent);
  }

  /** Goes without a word, as a machine whose cable is cut. */
  public void vanish() {
    state.end(PeerState.CLOSED, "");
    socket.close();
    endThreads();
  }

  @Override
  public void close() {
    state.end(PeerState.CLOSED, "");
    endThreads();
    socket.close();
  }

  private void endThreads() {
    DtlsAssociation association = dtls;
    if (association != null) {
      association.close();
    }
    synchronized (strangers) {
      strangers.forEach(Stranger::close);
    }
  }

  private Optional<byte[]> sendProtected(byte[] packet, boolean control) {
    SrtpSession session = srtp;
    InetSocketAddress to = destination();
    if (session == null || to == null) {
      return Optional.empty();
    }
    synchronized (sending) {
      byte[] datagram = control ? session.protectRtcp(packet) : session.protectRtp(packet);
      socket.send(datagram, to);
      return Optional.of(datagram);
    }
  }

  /** Where packets go: to the chosen address, or before one is chosen to who shook hands. */
  private @Nullable InetSocketAddress destination() {
    InetSocketAddress chosen = selected;
    return chosen == null ? handshakesFrom : chosen;
  }

  private DtlsAssociation association(boolean client, TransportLines other) {
    DtlsSettings handshake =
        new DtlsSettings(
            settings.identity(),
            settings.checksFingerprint() ? other.fingerprint() : null,
            settings.profiles(),
            settings.timeout());
    return DtlsAssociation.start(client, handshake, new DtlsEvents());
  }

  private void media(byte[] datagram, long nowNs) {
    SrtpSession session = srtp;
    if (session == null) {
      early.keep(datagram, nowNs);
      return;
    }
    deliverEarly(session);
    deliver(session, datagram, nowNs);
  }

  private void deliverEarly(SrtpSession session) {
    early.handOver((kept, atNs) -> deliver(session, kept, atNs));
  }

  private void deliver(SrtpSession session, byte[] datagram, long nowNs) {
    if (PacketKind.of(datagram) == PacketKind.RTP) {
      deliver(session.unprotectRtp(datagram), datagram, rtp, nowNs);
    } else {
      deliver(session.unprotectRtcp(datagram), datagram, rtcp, nowNs);
    }
  }

  private void deliver(
      Unprotected packet, byte[] datagram, List<PacketListener> listeners, long nowNs) {
    if (packet.isOk()) {
      listeners.forEach(listener -> listener.received(packet.packet(), nowNs));
    } else {
      refused.incrementAndGet();
      refusals.forEach(listener -> listener.received(datagram, nowNs));
    }
  }

  private final class SocketEvents implements PeerSocket.Handler {
    @Override
    public void datagram(byte[] datagram, InetSocketAddress from, long nowNs) {
      if (!filter.takes(datagram, from)) {
        return;
      }
      switch (PacketKind.of(datagram)) {
        case STUN ->
            StunMessage.parse(datagram).ifPresent(message -> ice.receive(message, from, nowNs));
        case DTLS -> {
          DtlsAssociation association = dtls;
          if (association != null) {
            handshakesFrom = from;
            association.receive(datagram);
          }
        }
        case RTP, RTCP -> media(datagram, nowNs);
        case OTHER -> {}
      }
    }

    @Override
    public long tick(long nowNs) {
      return ice.tick(nowNs);
    }
  }

  private final class IceEvents implements IceListener {
    @Override
    public void send(byte[] datagram, InetSocketAddress to) {
      socket.send(datagram, to);
    }

    @Override
    public void selected(InetSocketAddress address) {
      selected = address;
      state.advance(PeerState.HANDSHAKING);
      TransportLines other = remote;
      if (dtls == null && other != null) {
        dtls = association(true, other);
      }
    }

    @Override
    public void failed(String reason) {
      state.end(PeerState.FAILED, "ICE: " + reason);
    }
  }

  private final class DtlsEvents implements DtlsListener {
    @Override
    public void send(byte[] datagram) {
      InetSocketAddress to = destination();
      if (to != null) {
        socket.send(datagram, to);
      }
    }

    @Override
    public void connected(ExportedKeys keys) {
      profile = keys.profile();
      SrtpSession session = keys.session();
      srtp = session;
      socket.post(() -> deliverEarly(session));
      state.advance(PeerState.CONNECTED);
    }

    @Override
    public void failed(String reason) {
      state.end(PeerState.FAILED, reason);
    }

    @Override
    public void closed() {
      state.end(PeerState.CLOSED, "");
    }
  }
}
