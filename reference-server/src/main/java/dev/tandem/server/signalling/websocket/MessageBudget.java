package dev.tandem.server.signalling.websocket;

/** How fast one connection is read: a token bucket. Single-threaded. */
final class MessageBudget {
  private final long nsPerMessage;
  private final long burstNs;

  /** The moment up to which messages are paid for; {@code burstNs} may be drawn in advance. */
  private long paidUntilNs;

  MessageBudget(int messagesPerSecond, int burst, long nowNs) {
    this.nsPerMessage = 1_000_000_000L / messagesPerSecond;
    this.burstNs = nsPerMessage * burst;
    this.paidUntilNs = nowNs;
  }

  /** Takes one message from the budget; how long to wait before the next one, in ns. */
  long take(long nowNs) {
    if (paidUntilNs - nowNs < 0) {
      paidUntilNs = nowNs;
    }
    paidUntilNs += nsPerMessage;
    return Math.max(0, paidUntilNs - nowNs - burstNs);
  }
}
