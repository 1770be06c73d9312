package dev.tandem.load.target.wcs;

import dev.tandem.load.client.Client;
import dev.tandem.load.client.Client.Side;
import dev.tandem.load.client.ClientEngine;
import dev.tandem.load.client.ClientException;
import dev.tandem.load.client.PlaybackOptions;
import dev.tandem.load.client.ReceivingClient;
import dev.tandem.load.client.SendingClient;
import dev.tandem.load.stream.PreparedStream;
import dev.tandem.load.target.Playback;
import dev.tandem.load.target.Publication;
import dev.tandem.load.target.Push;
import dev.tandem.load.target.Target;
import dev.tandem.load.target.TargetException;
import dev.tandem.server.media.rtp.MediaKind;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A WCS-style server. Each stream has a WebSocket of its own, as each viewer has. */
public final class WcsTarget implements Target {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final long POLL_NS = 5_000_000;

  private final URI signalling;
  private final WcsRest rest;
  private final ClientEngine engine;
  private final WcsSockets sockets;

  private WcsTarget(URI signalling, URI rest, ClientEngine engine) throws TargetException {
    this.signalling = signalling;
    this.rest = new WcsRest(rest);
    this.engine = engine;
    this.sockets = new WcsSockets("wss".equals(signalling.getScheme()));
  }

  /**
   * Opens nothing yet.
   *
   * @param signalling like {@code ws://host:8080} or {@code wss://host:8443}
   * @param rest like {@code http://host:8081}
   */
  public static WcsTarget open(URI signalling, URI rest, ClientEngine engine)
      throws TargetException {
    return new WcsTarget(signalling, rest, engine);
  }

  @Override
  public String describe() {
    return "WCS at " + signalling;
  }

  @Override
  public Publication publish(String name, PreparedStream media) throws TargetException {
    try {
      SendingClient client = engine.openSender(name, Side.OFFERING, media);
      WcsStream stream = stream(name, WcsStream.Kind.PUBLISH, client);
      boolean audio = has(media, MediaKind.AUDIO);
      stream.begin(audio, has(media, MediaKind.VIDEO), LIMIT);
      return new WcsPublication(stream);
    } catch (ClientException e) {
      throw new TargetException("publishing '" + name + "': " + e.getMessage(), e);
    }
  }

  private static boolean has(PreparedStream media, MediaKind kind) {
    return media.tracks().stream().anyMatch(t -> t.kind() == kind);
  }

  @Override
  public Playback play(String name, PlaybackOptions options) throws TargetException {
    try {
      ReceivingClient client = engine.openReceiver(name, Side.OFFERING, options);
      WcsStream stream = stream(name, WcsStream.Kind.PLAY, client);
      stream.begin(true, true, LIMIT);
      client.accepted();
      return new WcsPlayback(stream, client);
    } catch (ClientException e) {
      throw new TargetException("playing '" + name + "': " + e.getMessage(), e);
    }
  }

  private WcsStream stream(String name, WcsStream.Kind kind, Client client) throws TargetException {
    boolean opened = false;
    try {
      WcsStream stream = new WcsStream(name, kind, sockets.open(signalling, LIMIT), client);
      opened = true;
      return stream;
    } finally {
      if (!opened) {
        client.close();
      }
    }
  }

  @Override
  public Push push(String name, Target to, String remoteName) throws TargetException {
    if (!(to instanceof WcsTarget second)) {
      throw new TargetException("a WCS-style server pushes to its like, not to " + to.describe());
    }
    rest.push(second.signalling, name, remoteName);
    long deadlineNs = System.nanoTime() + LIMIT.toNanos();
    while (!second.rest.publishes(remoteName)) {
      if (System.nanoTime() - deadlineNs > 0) {
        throw new TargetException(
            "the push of '" + name + "' is not PUBLISHING within " + LIMIT.toMillis() + " ms");
      }
      LockSupport.parkNanos(POLL_NS);
    }
    return new WcsPush(rest, second.signalling, name, remoteName);
  }

  @Override
  public void close() {
    sockets.close();
    rest.close();
  }
}
