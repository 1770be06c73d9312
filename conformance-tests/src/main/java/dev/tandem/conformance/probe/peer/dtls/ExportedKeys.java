package dev.tandem.conformance.probe.peer.dtls;

import dev.tandem.conformance.probe.srtp.SrtpProfile;
import dev.tandem.conformance.probe.srtp.SrtpSession;

/** What a handshake agreed on: the profile and the key material (RFC 5764 section 4.2). */
public final class ExportedKeys {
  private final SrtpProfile profile;
  private final byte[] material;
  private final boolean client;

  /** {@code client} says whether we are the client. */
  ExportedKeys(SrtpProfile profile, byte[] material, boolean client) {
    this.profile = profile;
    this.material = material.clone();
    this.client = client;
  }

  public SrtpProfile profile() {
    return profile;
  }

  /** The SRTP contexts of both directions. */
  public SrtpSession session() {
    return client
        ? SrtpSession.ofClient(profile, material)
        : SrtpSession.ofServer(profile, material);
  }
}
