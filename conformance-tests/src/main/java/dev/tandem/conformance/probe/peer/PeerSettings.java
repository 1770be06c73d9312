package dev.tandem.conformance.probe.peer;

import dev.tandem.conformance.probe.peer.dtls.DtlsIdentity;
import dev.tandem.conformance.probe.peer.dtls.Fingerprint;
import dev.tandem.conformance.probe.srtp.SrtpProfile;
import java.time.Duration;
import java.util.List;

/**
 * How a peer behaves.
 *
 * @param controlling whether it nominates; who offers does
 * @param setup what it says in a=setup
 * @param identity its certificate
 * @param announced the fingerprint that it shows; another than that of its certificate is a lie
 * @param checksFingerprint whether the other certificate has to match its SDP
 * @param profiles of SRTP, the best first
 * @param timeout how long it looks for a pair, and how long it shakes hands
 */
public record PeerSettings(
    boolean controlling,
    Setup setup,
    DtlsIdentity identity,
    Fingerprint announced,
    boolean checksFingerprint,
    List<SrtpProfile> profiles,
    Duration timeout) {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final List<SrtpProfile> PROFILES =
      List.of(
          SrtpProfile.AEAD_AES_128_GCM,
          SrtpProfile.AES128_CM_HMAC_SHA1_80,
          SrtpProfile.AEAD_AES_256_GCM);

  public PeerSettings {
    profiles = List.copyOf(profiles);
  }

  /** One that makes an offer. */
  public static PeerSettings offerer() {
    return of(true, Setup.ACTPASS);
  }

  /** One that answers; {@code setup} is what the answer says: active or passive. */
  public static PeerSettings answerer(Setup setup) {
    return of(false, setup);
  }

  private static PeerSettings of(boolean controlling, Setup setup) {
    DtlsIdentity identity = DtlsIdentity.create();
    return new PeerSettings(
        controlling, setup, identity, identity.fingerprint(), true, PROFILES, TIMEOUT);
  }

  public PeerSettings withSetup(Setup other) {
    return new PeerSettings(
        controlling, other, identity, announced, checksFingerprint, profiles, timeout);
  }

  public PeerSettings withProfiles(List<SrtpProfile> others) {
    return new PeerSettings(
        controlling, setup, identity, announced, checksFingerprint, others, timeout);
  }

  /** With a certificate that does not match the fingerprint in its SDP. */
  public PeerSettings withWrongCertificate() {
    return new PeerSettings(
        controlling, setup, DtlsIdentity.create(), announced, checksFingerprint, profiles, timeout);
  }

  /** Takes any certificate of the other side. */
  public PeerSettings withoutFingerprintCheck() {
    return new PeerSettings(controlling, setup, identity, announced, false, profiles, timeout);
  }

  public PeerSettings withTimeout(Duration other) {
    return new PeerSettings(
        controlling, setup, identity, announced, checksFingerprint, profiles, other);
  }
}
