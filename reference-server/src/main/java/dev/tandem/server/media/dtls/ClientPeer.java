package dev.tandem.server.media.dtls;

import java.io.IOException;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.Vector;
import org.bouncycastle.tls.AbstractTlsClient;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;

/** The decisions of the DTLS client. */
final class ClientPeer extends AbstractTlsClient {
  private static final int[] CIPHER_SUITES = {
    CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
    CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
    CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
    CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
  };

  private final Handshake handshake;

  ClientPeer(Handshake handshake) {
    super(handshake.crypto());
    this.handshake = handshake;
  }

  @Override
  protected ProtocolVersion[] getSupportedVersions() {
    return Handshake.versions();
  }

  @Override
  protected int[] getSupportedCipherSuites() {
    return CIPHER_SUITES;
  }

  @Override
  @SuppressWarnings({"rawtypes", "JdkObsolete"})
  protected Vector getSupportedGroups(Vector namedGroupRoles) {
    var groups = new Vector<Integer>();
    Arrays.stream(Handshake.GROUPS).forEach(groups::add);
    return groups;
  }

  @Override
  @SuppressWarnings("rawtypes")
  protected Vector getSupportedSignatureAlgorithms() {
    return Handshake.signatureAlgorithms();
  }

  @Override
  public boolean requiresExtendedMasterSecret() {
    return true;
  }

  /** The certificate is trusted for its fingerprint, whoever signed it and how. */
  @Override
  public boolean shouldCheckSigAlgOfPeerCerts() {
    return false;
  }

  @Override
  public int getHandshakeTimeoutMillis() {
    return handshake.timeoutMillis();
  }

  @Override
  public int getHandshakeResendTimeMillis() {
    return Handshake.FIRST_RESEND_MILLIS;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Hashtable getClientExtensions() throws IOException {
    Hashtable extensions = super.getClientExtensions();
    UseSRTPData offer = new UseSRTPData(handshake.protections(), TlsUtils.EMPTY_BYTES);
    TlsSRTPUtils.addUseSRTPExtension(extensions, offer);
    return extensions;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public void processServerExtensions(Hashtable serverExtensions) throws IOException {
    super.processServerExtensions(serverExtensions);
    UseSRTPData answer = TlsSRTPUtils.getUseSRTPExtension(serverExtensions);
    handshake.agreeOn(answer == null ? new int[0] : answer.getProtectionProfiles());
    if (answer != null && (answer.getProtectionProfiles().length != 1 || hasMki(answer))) {
      throw new TlsFatalAlert(
          AlertDescription.illegal_parameter, "the peer did not choose one of the SRTP profiles");
    }
    handshake.progress("its certificate");
  }

  private static boolean hasMki(UseSRTPData answer) {
    return answer.getMki().length > 0;
  }

  @Override
  public TlsAuthentication getAuthentication() {
    return new TlsAuthentication() {
      @Override
      public void notifyServerCertificate(TlsServerCertificate server) throws IOException {
        handshake.check(server.getCertificate());
        handshake.progress("its Finished");
      }

      @Override
      public TlsCredentials getClientCredentials(CertificateRequest request) throws IOException {
        return handshake.credentials(context);
      }
    };
  }

  @Override
  public void notifyAlertReceived(short level, short description) {
    handshake.alertReceived(description);
  }

  @Override
  public void notifyHandshakeComplete() throws IOException {
    super.notifyHandshakeComplete();
    handshake.complete(context);
  }
}
