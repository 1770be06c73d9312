package dev.tandem.server.media.api;

import dev.tandem.server.media.dtls.Fingerprint;
import dev.tandem.server.media.ice.IceCandidate;
import dev.tandem.server.media.ice.IceCredentials;
import dev.tandem.server.media.ice.IceTransport;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A media engine without media. Peers are found by their label; a test plays the network through
 * their listeners.
 */
public final class FakeMediaEngine implements MediaEngine {
  private final Map<String, FakePublisher> publishers = new ConcurrentHashMap<>();
  private final Map<String, FakePlayer> players = new ConcurrentHashMap<>();

  /** The publishing peer that was opened last with this label. */
  public FakePublisher publisher(String label) {
    return found(publishers.get(label), label);
  }

  /** The playing peer that was opened last with this label. */
  public FakePlayer player(String label) {
    return found(players.get(label), label);
  }

  /** How many peers were opened, closed ones included. */
  public int opened() {
    return publishers.size() + players.size();
  }

  private static <P> P found(@org.jspecify.annotations.Nullable P peer, String label) {
    if (peer == null) {
      throw new AssertionError("No peer was opened with label " + label);
    }
    return peer;
  }

  @Override
  public PublishingPeer openPublisher(PeerOptions options, PublisherListener listener) {
    FakePublisher peer = new FakePublisher(options, listener);
    publishers.put(options.label(), peer);
    return peer;
  }

  @Override
  public PlayingPeer openPlayer(
      PublishingPeer source, PeerOptions options, PlayerListener listener) {
    FakePlayer peer = new FakePlayer(source, options, listener);
    players.put(options.label(), peer);
    return peer;
  }

  @Override
  public EngineStats stats() {
    return new EngineStats(
        1, publishers.size(), players.size(), 0, 0, 0, 0, Map.of("udp", "nio"), Map.of());
  }

  @Override
  public void close() {
    publishers.values().forEach(FakePeer::close);
    players.values().forEach(FakePeer::close);
  }

  /** What publishers and players have in common. */
  public abstract static class FakePeer implements MediaPeer {
    private final PeerOptions options;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile PeerStats stats = PeerStats.NONE;
    private volatile boolean started;

    FakePeer(PeerOptions options) {
      this.options = options;
    }

    /** What the peer was opened with. */
    public PeerOptions options() {
      return options;
    }

    /** Whether negotiation was handed over. */
    public boolean started() {
      return started;
    }

    /** Whether the peer was closed. */
    public boolean closed() {
      return closed.getCount() == 0;
    }

    /** Waits until the peer is closed; false where that takes longer than five seconds. */
    public boolean awaitClosed() throws InterruptedException {
      return closed.await(5, TimeUnit.SECONDS);
    }

    /** Sets the figures that the peer reports. */
    public void report(PeerStats figures) {
      stats = figures;
    }

    void markStarted() {
      if (started) {
        throw new IllegalStateException("Started twice: " + options.label());
      }
      started = true;
    }

    @Override
    public LocalTransport local() {
      return new LocalTransport(
          new IceCredentials("fake", "fakefakefakefakefakefake"),
          new Fingerprint("sha-256", "AA" + ":AA".repeat(31)),
          List.of(
              new IceCandidate(
                  "1",
                  IceTransport.UDP,
                  2130706431,
                  "127.0.0.1",
                  31001,
                  IceCandidate.Type.HOST,
                  "")));
    }

    @Override
    public PeerStats stats() {
      return stats;
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }

  /** A peer that pretends to send to the server. */
  public static final class FakePublisher extends FakePeer implements PublishingPeer {
    private final PublisherListener listener;

    FakePublisher(PeerOptions options, PublisherListener listener) {
      super(options);
      this.listener = listener;
    }

    /** Whom the engine tells. */
    public PublisherListener listener() {
      return listener;
    }

    @Override
    public void start(RemoteTransport remote, List<ReceiveTrack> tracks) {
      markStarted();
    }

    @Override
    public void requestKeyFrame() {}
  }

  /** A peer that pretends to receive from the server. */
  public static final class FakePlayer extends FakePeer implements PlayingPeer {
    private final PublishingPeer source;
    private final PlayerListener listener;

    FakePlayer(PublishingPeer source, PeerOptions options, PlayerListener listener) {
      super(options);
      this.source = source;
      this.listener = listener;
    }

    /** Whom it plays. */
    public PublishingPeer source() {
      return source;
    }

    /** Whom the engine tells. */
    public PlayerListener listener() {
      return listener;
    }

    @Override
    public void start(RemoteTransport remote, List<SendTrack> tracks) {
      markStarted();
    }
  }
}
