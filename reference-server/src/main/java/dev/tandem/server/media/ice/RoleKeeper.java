package dev.tandem.server.media.ice;

import java.util.random.RandomGenerator;

/**
 * Our role, and how it is settled when both sides claim the same one: the larger tie-breaker
 * controls (RFC 8445, sections 7.2.5.1 and 7.3.1.1).
 */
final class RoleKeeper {

  private final RandomGenerator random;
  private RoleClaim claim;

  RoleKeeper(IceRole role, RandomGenerator random) {
    this.random = random;
    this.claim = new RoleClaim(role, random.nextLong());
  }

  RoleClaim claim() {
    return claim;
  }

  boolean isControlling() {
    return claim.role() == IceRole.CONTROLLING;
  }

  /** Judges the role of a peer's check, and gives way if need be; false: the peer has to. */
  boolean accepts(StunMessage request) {
    if (!request.has(claim.attribute())) {
      return true;
    }
    long theirs = request.tieBreaker(claim.attribute());
    boolean weControl = Long.compareUnsigned(claim.tieBreaker(), theirs) >= 0;
    if (weControl == isControlling()) {
      return false;
    }
    claim = new RoleClaim(opposite(claim.role()), claim.tieBreaker());
    return true;
  }

  /** The peer refused a check that made this claim: switches, unless that happened already. */
  void refused(RoleClaim claimed) {
    if (claimed.role() == claim.role()) {
      claim = new RoleClaim(opposite(claim.role()), random.nextLong());
    }
  }

  private static IceRole opposite(IceRole role) {
    return role == IceRole.CONTROLLING ? IceRole.CONTROLLED : IceRole.CONTROLLING;
  }
}
