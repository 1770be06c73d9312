package dev.tandem.server.media.ice;

/**
 * A candidate of component 1 as SDP carries it (RFC 8839, section 5.1).
 *
 * @param foundation 1 to 32 ice-chars
 * @param priority 1 to 2^31-1
 * @param address IP literal, or a name such as an mDNS one, which an agent may ignore
 * @param port 1 to 65535
 * @param type HOST, SRFLX, PRFLX or RELAY
 * @param tcpType {@code passive}, {@code active}, {@code so}, or empty for UDP
 */
public record IceCandidate(
    String foundation,
    IceTransport transport,
    long priority,
    String address,
    int port,
    Type type,
    String tcpType) {

  /** Candidate types in lower case are their SDP names. */
  public enum Type {
    HOST,
    SRFLX,
    PRFLX,
    RELAY
  }

  /**
   * A host candidate of ours, passive where it is TCP.
   *
   * @param index 0 for the address that peers should try first, up to 65535
   */
  public static IceCandidate host(IceTransport transport, String address, int port, int index) {
    boolean tcp = transport == IceTransport.TCP;
    long priority = IcePriority.of(Type.HOST, transport, 0xFFFF - index);
    String foundation = (tcp ? "tcp" : "udp") + index;
    return new IceCandidate(
        foundation, transport, priority, address, port, Type.HOST, tcp ? "passive" : "");
  }
}
