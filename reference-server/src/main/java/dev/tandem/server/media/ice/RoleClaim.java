package dev.tandem.server.media.ice;

/** What a check says about its sender's role: ICE-CONTROLLING or ICE-CONTROLLED, with a value. */
record RoleClaim(IceRole role, long tieBreaker) {

  StunAttribute attribute() {
    return role == IceRole.CONTROLLING
        ? StunAttribute.ICE_CONTROLLING
        : StunAttribute.ICE_CONTROLLED;
  }
}
