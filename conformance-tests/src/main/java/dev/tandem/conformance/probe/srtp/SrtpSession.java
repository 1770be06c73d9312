package dev.tandem.conformance.probe.srtp;

/** Both directions of one DTLS-SRTP association, seen from one of its ends. For a single thread. */
public record SrtpSession(SrtpOutbound outbound, SrtpInbound inbound) {

  /** What the DTLS client sends and receives with, from the exported block. */
  public static SrtpSession ofClient(SrtpProfile profile, byte[] exported) {
    return new SrtpSession(
        new SrtpOutbound(SrtpKeys.ofClient(profile, exported)),
        new SrtpInbound(SrtpKeys.ofServer(profile, exported)));
  }

  /** What the DTLS server sends and receives with, from the exported block. */
  public static SrtpSession ofServer(SrtpProfile profile, byte[] exported) {
    return new SrtpSession(
        new SrtpOutbound(SrtpKeys.ofServer(profile, exported)),
        new SrtpInbound(SrtpKeys.ofClient(profile, exported)));
  }

  public byte[] protectRtp(byte[] packet) {
    return outbound.protectRtp(packet);
  }

  public byte[] protectRtcp(byte[] compound) {
    return outbound.protectRtcp(compound);
  }

  public Unprotected unprotectRtp(byte[] packet) {
    return inbound.unprotectRtp(packet);
  }

  public Unprotected unprotectRtcp(byte[] packet) {
    return inbound.unprotectRtcp(packet);
  }
}
