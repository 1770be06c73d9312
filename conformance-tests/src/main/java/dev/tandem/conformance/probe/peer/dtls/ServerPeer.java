package dev.tandem.conformance.probe.peer.dtls;

import java.io.IOException;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.Vector;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.AlertLevel;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.ClientCertificateType;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.DatagramTransport;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.jspecify.annotations.Nullable;

/** The server: passive in SDP. Asks for a certificate too. */
final class ServerPeer extends DefaultTlsServer implements HandshakePeer {
  private final DtlsSettings settings;
  private final Certificates certificates;
  private int profile;
  private @Nullable ExportedKeys keys;
  private String alert = "";

  ServerPeer(DtlsSettings settings, BcTlsCrypto crypto) {
    super(crypto);
    this.settings = settings;
    this.certificates = new Certificates(settings, crypto);
  }

  @Override
  public DTLSTransport shakeHands(DatagramTransport network) throws IOException {
    return new DTLSServerProtocol().accept(this, network);
  }

  @Override
  public @Nullable ExportedKeys keys() {
    return keys;
  }

  @Override
  public String alert() {
    return alert;
  }

  @Override
  public int getHandshakeTimeoutMillis() {
    return (int) settings.timeout().toMillis();
  }

  @Override
  protected ProtocolVersion[] getSupportedVersions() {
    return ProtocolVersion.DTLSv12.only();
  }

  @Override
  protected int[] getSupportedCipherSuites() {
    return ClientPeer.CIPHER_SUITES.clone();
  }

  @Override
  protected TlsCredentialedSigner getECDSASignerCredentials() throws IOException {
    return certificates.credentials(context);
  }

  @Override
  public CertificateRequest getCertificateRequest() {
    Vector<?> algorithms = TlsUtils.getDefaultSupportedSignatureAlgorithms(context);
    short[] types = {ClientCertificateType.ecdsa_sign, ClientCertificateType.rsa_sign};
    return new CertificateRequest(types, algorithms, null);
  }

  @Override
  public void notifyClientCertificate(Certificate other) throws IOException {
    certificates.check(other);
  }

  @Override
  @SuppressWarnings("rawtypes")
  public void processClientExtensions(Hashtable extensions) throws IOException {
    super.processClientExtensions(extensions);
    @Nullable UseSRTPData offered = TlsSRTPUtils.getUseSRTPExtension(extensions);
    if (offered != null) {
      profile =
          Arrays.stream(settings.profileArray())
              .filter(
                  ours -> Arrays.stream(offered.getProtectionProfiles()).anyMatch(p -> p == ours))
              .findFirst()
              .orElse(0);
    }
  }

  @Override
  @SuppressWarnings("unchecked")
  public Hashtable<Integer, byte[]> getServerExtensions() throws IOException {
    Hashtable<Integer, byte[]> extensions = super.getServerExtensions();
    if (profile != 0) {
      TlsSRTPUtils.addUseSRTPExtension(
          extensions, new UseSRTPData(new int[] {profile}, new byte[0]));
    }
    return extensions;
  }

  @Override
  public void notifyHandshakeComplete() throws IOException {
    super.notifyHandshakeComplete();
    keys = KeyExport.export(context, profile, false);
  }

  @Override
  public void notifyAlertReceived(short level, short description) {
    if (level == AlertLevel.fatal) {
      alert = AlertDescription.getText(description);
    }
  }
}
