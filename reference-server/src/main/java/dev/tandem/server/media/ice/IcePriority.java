package dev.tandem.server.media.ice;

/** Candidate priorities (RFC 8445, section 5.1.2), with UDP before TCP. */
final class IcePriority {

  private static final int MAX_LOCAL_PREFERENCE = 65535;
  private static final int TCP_PENALTY = 36;
  private static final int COMPONENT = 1;

  private IcePriority() {}

  /** Priority of a candidate of component 1; {@code localPreference} is 0 to 65535. */
  static long of(IceCandidate.Type type, IceTransport transport, int localPreference) {
    long preference = typePreference(type);
    if (transport == IceTransport.TCP) {
      preference = Math.max(0, preference - TCP_PENALTY);
    }
    return (preference << 24) | ((long) localPreference << 8) | (256 - COMPONENT);
  }

  /** What a check claims in PRIORITY: what we would have if the peer learnt us by that check. */
  static long ofCheck(IceTransport transport) {
    return of(IceCandidate.Type.PRFLX, transport, MAX_LOCAL_PREFERENCE);
  }

  private static int typePreference(IceCandidate.Type type) {
    return switch (type) {
      case HOST -> 126;
      case PRFLX -> 110;
      case SRFLX -> 100;
      case RELAY -> 0;
    };
  }
}
