package dev.tandem.server.signalling.session;

import dev.tandem.server.signalling.message.WcsMessage;

/**
 * Pings a client and counts what it leaves unanswered. Nothing but a pong counts as an answer.
 * Single-threaded.
 */
final class KeepAlive {
  private final KeepAliveOptions options;
  private final Outbox outbox;
  private final Runnable lost;
  private int unanswered;

  /** Calls {@code lost} when too many pings stayed without a pong. */
  KeepAlive(KeepAliveOptions options, Outbox outbox, Runnable lost) {
    this.options = options;
    this.outbox = outbox;
    this.lost = lost;
  }

  /** To be called every interval. */
  void tick() {
    if (unanswered >= options.probes()) {
      lost.run();
      return;
    }
    unanswered++;
    switch (options.algorithm()) {
      case HIGH_LEVEL -> outbox.send(WcsMessage.of("ping"));
      case INTERNAL -> outbox.sendPing();
      case NONE -> unanswered = 0;
    }
  }

  void pong() {
    unanswered = 0;
  }
}
