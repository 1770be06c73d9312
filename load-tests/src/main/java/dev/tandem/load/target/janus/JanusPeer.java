package dev.tandem.load.target.janus;

import dev.tandem.load.client.Client;
import dev.tandem.load.client.ClientException;
import dev.tandem.load.target.TargetException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A native client and its handle at Janus; they live and end together. */
abstract class JanusPeer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JanusPeer.class);

  final JanusHandle handle;
  private final Client client;
  private volatile @Nullable String ended;
  private volatile boolean open = true;

  JanusPeer(JanusHandle handle, Client client) {
    this.handle = handle;
    this.client = client;
    handle.onEnd(reason -> ended = reason);
  }

  /** Waits until ICE and DTLS are up on both sides. */
  final void awaitConnected(Duration limit) throws TargetException, ClientException {
    try {
      client.awaitConnected(limit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TargetException("interrupted while connecting", e);
    }
    handle.awaitUp();
  }

  public Optional<String> lost() {
    return open ? Optional.ofNullable(ended).or(client::lost) : Optional.empty();
  }

  public void vanish() {
    open = false;
    client.vanish();
  }

  /** What is said to the plugin before the handle is given back. */
  void leave() throws TargetException {}

  @Override
  public void close() {
    if (!open) {
      return;
    }
    open = false;
    client.close();
    try {
      leave();
      handle.close();
    } catch (TargetException e) {
      LOG.debug("leaving Janus: {}", e.getMessage());
    }
  }
}
