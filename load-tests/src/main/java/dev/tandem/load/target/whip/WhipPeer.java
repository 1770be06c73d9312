package dev.tandem.load.target.whip;

import dev.tandem.load.client.Client;
import dev.tandem.load.target.TargetException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A native client and its session at an endpoint; they live and end together. */
abstract class WhipPeer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WhipPeer.class);

  private final WhipClient http;
  private final WhipClient.Session session;
  private final Client client;
  private volatile boolean open = true;

  WhipPeer(WhipClient http, WhipClient.Session session, Client client) {
    this.http = http;
    this.session = session;
    this.client = client;
  }

  public Optional<String> lost() {
    return open ? client.lost() : Optional.empty();
  }

  public void vanish() {
    open = false;
    client.vanish();
  }

  @Override
  public void close() {
    if (open) {
      open = false;
      end(http, session, client);
    }
  }

  static void end(WhipClient http, WhipClient.@Nullable Session session, Client client) {
    client.close();
    if (session == null) {
      return;
    }
    try {
      http.end(session);
    } catch (TargetException e) {
      LOG.debug("ending a session: {}", e.getMessage());
    }
  }
}
