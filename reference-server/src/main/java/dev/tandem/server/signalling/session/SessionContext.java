package dev.tandem.server.signalling.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the roles of one session share. Single-threaded but for the fields that say otherwise. */
final class SessionContext {
  private final String id;
  private final String remoteAddress;
  private final Instant created;
  private final SessionServices services;
  private final SessionOptions options;
  private final Outbox outbox;
  private final Mailbox mailbox;
  private final SessionStreams streams;
  private boolean debugging;

  /** Read by REST threads. */
  private volatile @Nullable ClientIdentity identity;

  SessionContext(
      String id,
      String remoteAddress,
      Instant created,
      SessionServices services,
      SessionOptions options,
      Outbox outbox) {
    this.id = id;
    this.remoteAddress = remoteAddress;
    this.created = created;
    this.services = services;
    this.options = options;
    this.outbox = outbox;
    this.mailbox = new Mailbox(id, services.threads());
    this.streams = new SessionStreams(options.maxStreams());
  }

  String id() {
    return id;
  }

  SessionServices services() {
    return services;
  }

  SessionOptions options() {
    return options;
  }

  Outbox outbox() {
    return outbox;
  }

  Mailbox mailbox() {
    return mailbox;
  }

  SessionStreams streams() {
    return streams;
  }

  /** What the client said of itself, null before it did. */
  @Nullable ClientIdentity identity() {
    return identity;
  }

  void introduced(ClientIdentity client) {
    identity = client;
  }

  /** Whether the client asked for more words in the log. */
  boolean debugging() {
    return debugging;
  }

  void setDebugging(boolean on) {
    debugging = on;
  }

  /** The connection as REST shows it, null before the client introduced itself. */
  @Nullable ConnectionInfo info() {
    ClientIdentity client = identity;
    return client == null
        ? null
        : new ConnectionInfo(
            id,
            client.appKey(),
            client.clientVersion(),
            client.clientOSVersion(),
            client.clientBrowserVersion(),
            client.mediaProviders(),
            remoteAddress,
            created);
  }
}
