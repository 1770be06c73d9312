package dev.tandem.server.media.dtls;

import java.io.IOException;
import java.util.List;
import java.util.Vector;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.NamedGroup;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.SignatureScheme;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsFatalAlertReceived;
import org.bouncycastle.tls.TlsTimeoutException;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.jspecify.annotations.Nullable;

/**
 * What both roles share during one handshake: what this side offers, what it demands of the peer,
 * how far they have come, and the words for what went wrong.
 */
final class Handshake {
  /** Doubled after each time that the peer was silent (RFC 9147, section 5.8.2). */
  static final int FIRST_RESEND_MILLIS = 100;

  static final int[] GROUPS = {NamedGroup.x25519, NamedGroup.secp256r1, NamedGroup.secp384r1};

  private static final int[] SIGNATURE_SCHEMES = {
    SignatureScheme.ecdsa_secp256r1_sha256,
    SignatureScheme.ecdsa_secp384r1_sha384,
    SignatureScheme.rsa_pss_rsae_sha256,
    SignatureScheme.rsa_pss_rsae_sha384,
    SignatureScheme.rsa_pkcs1_sha256,
    SignatureScheme.rsa_pkcs1_sha384,
    SignatureScheme.rsa_pkcs1_sha512,
  };

  private final BcTlsCrypto crypto;
  private final DtlsIdentity identity;
  private final int[] protections;
  private final FingerprintCheck fingerprints;
  private final int timeoutMillis;
  private String waitingFor;
  private @Nullable String fingerprintProblem;
  private boolean closedByPeer;
  private @Nullable SrtpProtection protection;
  private @Nullable SrtpKeyMaterial keys;

  Handshake(
      BcTlsCrypto crypto,
      DtlsIdentity identity,
      int[] protections,
      List<Fingerprint> accepted,
      int timeoutMillis,
      String waitingFor) {
    this.crypto = crypto;
    this.identity = identity;
    this.protections = protections;
    this.fingerprints = new FingerprintCheck(accepted);
    this.timeoutMillis = timeoutMillis;
    this.waitingFor = waitingFor;
  }

  BcTlsCrypto crypto() {
    return crypto;
  }

  int timeoutMillis() {
    return timeoutMillis;
  }

  static ProtocolVersion[] versions() {
    return ProtocolVersion.DTLSv12.only();
  }

  @SuppressWarnings("JdkObsolete") // the library wants a Vector
  static Vector<SignatureAndHashAlgorithm> signatureAlgorithms() {
    var algorithms = new Vector<SignatureAndHashAlgorithm>();
    for (int scheme : SIGNATURE_SCHEMES) {
      algorithms.add(SignatureScheme.getSignatureAndHashAlgorithm(scheme));
    }
    return algorithms;
  }

  TlsCredentialedSigner credentials(TlsContext context) throws IOException {
    TlsCertificate[] chain = {crypto.createCertificate(identity.certificate())};
    return new BcDefaultTlsCredentialedSigner(
        new TlsCryptoParameters(context),
        crypto,
        identity.key(),
        new Certificate(chain),
        SignatureAndHashAlgorithm.getInstance(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa));
  }

  void progress(String nowWaitingFor) {
    waitingFor = nowWaitingFor;
  }

  /** Demands the announced certificate. */
  void check(Certificate chain) throws IOException {
    if (chain.isEmpty()) {
      throw new TlsFatalAlert(AlertDescription.handshake_failure, "the peer sent no certificate");
    }
    fingerprintProblem = fingerprints.problemWith(chain.getCertificateAt(0).getEncoded());
    if (fingerprintProblem != null) {
      throw new TlsFatalAlert(AlertDescription.bad_certificate, fingerprintProblem);
    }
  }

  /** The SRTP protection profiles that this side wants, best first. */
  int[] protections() {
    return protections;
  }

  /** Settles on a profile of those in the peer's {@code use_srtp}. */
  void agreeOn(int[] offered) throws TlsFatalAlert {
    protection = SrtpProtection.bestOf(protections, offered);
    if (protection == null) {
      throw new TlsFatalAlert(
          AlertDescription.handshake_failure,
          "the peer offers no SRTP protection profile that is supported here");
    }
  }

  SrtpProtection protection() {
    if (protection == null) {
      throw new IllegalStateException("No SRTP protection profile yet");
    }
    return protection;
  }

  void complete(TlsContext context) {
    keys = protection().export(context);
  }

  SrtpKeyMaterial keys() {
    if (keys == null) {
      throw new IllegalStateException("No keys yet");
    }
    return keys;
  }

  void alertReceived(short description) {
    closedByPeer |= description == AlertDescription.close_notify;
  }

  DtlsFailure failure(Exception cause) {
    if (fingerprintProblem != null) {
      return DtlsFailure.FINGERPRINT;
    }
    return cause instanceof TlsTimeoutException ? DtlsFailure.TIMEOUT : DtlsFailure.HANDSHAKE;
  }

  /** Says in a sentence what went wrong. */
  String detail(Exception cause, int datagrams) {
    if (fingerprintProblem != null) {
      return fingerprintProblem;
    }
    if (closedByPeer) {
      return "The peer closed the association while it was expected to send " + waitingFor + ".";
    }
    return switch (cause) {
      case TlsTimeoutException _ when datagrams == 0 ->
          "The peer sent no DTLS packet within " + timeoutMillis + " ms.";
      case TlsTimeoutException _ ->
          "The peer did not send %s within %d ms; %d datagrams came in."
              .formatted(waitingFor, timeoutMillis, datagrams);
      case TlsFatalAlertReceived alert ->
          "The peer refused the handshake with the alert %s while it was expected to send %s."
              .formatted(AlertDescription.getText(alert.getAlertDescription()), waitingFor);
      default ->
          "The handshake failed when the peer was expected to send %s: %s."
              .formatted(waitingFor, words(cause));
    };
  }

  private static String words(Exception failure) {
    Throwable cause = failure.getCause();
    return cause == null
        ? String.valueOf(failure.getMessage())
        : failure.getMessage() + ", caused by " + cause;
  }
}
