package dev.tandem.server.republish;

import dev.tandem.server.media.api.EngineStats;
import dev.tandem.server.media.api.LocalTransport;
import dev.tandem.server.media.api.MediaEngine;
import dev.tandem.server.media.api.MediaPeer;
import dev.tandem.server.media.api.PeerOptions;
import dev.tandem.server.media.api.PeerStats;
import dev.tandem.server.media.api.PlayerListener;
import dev.tandem.server.media.api.PlayingPeer;
import dev.tandem.server.media.api.PublisherListener;
import dev.tandem.server.media.api.PublishingPeer;
import dev.tandem.server.media.api.ReceiveTrack;
import dev.tandem.server.media.api.RemoteTransport;
import dev.tandem.server.media.api.SendTrack;
import dev.tandem.server.media.dtls.Fingerprint;
import dev.tandem.server.media.ice.IceCandidate;
import dev.tandem.server.media.ice.IceCredentials;
import dev.tandem.server.media.ice.IceTransport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A media engine without media, whose peers remember what was asked of them. */
final class FakeEngine implements MediaEngine {
  static final LocalTransport LOCAL =
      new LocalTransport(
          new IceCredentials("uuuu", "pppppppppppppppppppppppp"),
          new Fingerprint("sha-256", String.join(":", Collections.nCopies(32, "AB"))),
          List.of(
              new IceCandidate(
                  "1", IceTransport.UDP, 1, "192.0.2.1", 5000, IceCandidate.Type.HOST, "")));

  final List<Player> players = new ArrayList<>();
  final List<Publisher> publishers = new ArrayList<>();

  @Override
  public Publisher openPublisher(PeerOptions options, PublisherListener listener) {
    Publisher peer = new Publisher(options, listener);
    publishers.add(peer);
    return peer;
  }

  @Override
  public Player openPlayer(PublishingPeer source, PeerOptions options, PlayerListener listener) {
    Player peer = new Player(options, listener);
    players.add(peer);
    return peer;
  }

  @Override
  public EngineStats stats() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}

  static class Peer implements MediaPeer {
    final PeerOptions options;
    @Nullable RemoteTransport remote;
    boolean closed;

    Peer(PeerOptions options) {
      this.options = options;
    }

    @Override
    public LocalTransport local() {
      return LOCAL;
    }

    @Override
    public PeerStats stats() {
      return new PeerStats(7, 700, 0, 0, 0, 0, 0, 0, 0, 12.5, -1, 0, 0, "");
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  static final class Player extends Peer implements PlayingPeer {
    final PlayerListener listener;
    List<SendTrack> tracks = List.of();

    Player(PeerOptions options, PlayerListener listener) {
      super(options);
      this.listener = listener;
    }

    @Override
    public void start(RemoteTransport transport, List<SendTrack> sent) {
      remote = transport;
      tracks = sent;
    }
  }

  static final class Publisher extends Peer implements PublishingPeer {
    final PublisherListener listener;
    List<ReceiveTrack> tracks = List.of();

    Publisher(PeerOptions options, PublisherListener listener) {
      super(options);
      this.listener = listener;
    }

    @Override
    public void start(RemoteTransport transport, List<ReceiveTrack> received) {
      remote = transport;
      tracks = received;
    }

    @Override
    public void requestKeyFrame() {}
  }
}
