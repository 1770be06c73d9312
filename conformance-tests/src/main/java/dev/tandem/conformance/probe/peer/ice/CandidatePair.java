package dev.tandem.conformance.probe.peer.ice;

import java.net.InetSocketAddress;

/** Our one socket and one address of the other side. */
final class CandidatePair {
  private static final long FIRST_INTERVAL_NS = 50_000_000;
  private static final long LONGEST_INTERVAL_NS = 800_000_000;

  final InetSocketAddress remote;
  boolean valid;
  boolean nominated;
  long nextCheckNs;
  private int checks;

  CandidatePair(InetSocketAddress remote, long nowNs) {
    this.remote = remote;
    this.nextCheckNs = nowNs;
  }

  void checked(long nowNs) {
    nextCheckNs = nowNs + Math.min(FIRST_INTERVAL_NS << Math.min(checks++, 6), LONGEST_INTERVAL_NS);
  }
}
