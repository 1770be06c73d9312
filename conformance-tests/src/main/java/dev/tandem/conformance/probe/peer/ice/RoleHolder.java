package dev.tandem.conformance.probe.peer.ice;

import java.security.SecureRandom;

/** Who nominates, and the number that settles a conflict about it (RFC 8445 section 7.3.1.1). */
final class RoleHolder {
  private final long tieBreaker = new SecureRandom().nextLong();
  private boolean controlling;

  RoleHolder(boolean controlling) {
    this.controlling = controlling;
  }

  boolean controlling() {
    return controlling;
  }

  long tieBreaker() {
    return tieBreaker;
  }

  void change() {
    controlling = !controlling;
  }

  /** Settles a claim of the same role; returns whether the other side has to change. */
  boolean otherHasToChange(long theirs) {
    boolean ourTie = Long.compareUnsigned(tieBreaker, theirs) >= 0;
    if (ourTie != controlling) {
      change();
      return false;
    }
    return true;
  }
}
