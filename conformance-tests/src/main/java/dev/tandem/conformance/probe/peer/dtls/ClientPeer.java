package dev.tandem.conformance.probe.peer.dtls;

import java.io.IOException;
import java.util.Hashtable;
import java.util.Vector;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.AlertLevel;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.DatagramTransport;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.UseSRTPData;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.jspecify.annotations.Nullable;

/** The client: active in SDP. */
final class ClientPeer extends DefaultTlsClient implements HandshakePeer {
  static final int[] CIPHER_SUITES = {
    CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
    CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
    CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
    CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA,
    CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
  };

  private final DtlsSettings settings;
  private final Certificates certificates;
  private int profile;
  private @Nullable ExportedKeys keys;
  private String alert = "";

  ClientPeer(DtlsSettings settings, BcTlsCrypto crypto) {
    super(crypto);
    this.settings = settings;
    this.certificates = new Certificates(settings, crypto);
  }

  @Override
  public DTLSTransport shakeHands(DatagramTransport network) throws IOException {
    return new DTLSClientProtocol().connect(this, network);
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
    return CIPHER_SUITES.clone();
  }

  @Override
  protected @Nullable Vector<?> getSNIServerNames() {
    return null;
  }

  @Override
  @SuppressWarnings("unchecked")
  public Hashtable<Integer, byte[]> getClientExtensions() throws IOException {
    Hashtable<Integer, byte[]> extensions = super.getClientExtensions();
    TlsSRTPUtils.addUseSRTPExtension(
        extensions, new UseSRTPData(settings.profileArray(), new byte[0]));
    return extensions;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public void processServerExtensions(Hashtable extensions) throws IOException {
    super.processServerExtensions(extensions);
    @Nullable UseSRTPData chosen = TlsSRTPUtils.getUseSRTPExtension(extensions);
    if (chosen != null && chosen.getProtectionProfiles().length == 1) {
      profile = chosen.getProtectionProfiles()[0];
    }
  }

  @Override
  public TlsAuthentication getAuthentication() {
    return new TlsAuthentication() {
      @Override
      public void notifyServerCertificate(TlsServerCertificate server) throws IOException {
        certificates.check(server.getCertificate());
      }

      @Override
      public TlsCredentials getClientCredentials(CertificateRequest request) throws IOException {
        return certificates.credentials(context);
      }
    };
  }

  @Override
  public void notifyHandshakeComplete() throws IOException {
    super.notifyHandshakeComplete();
    keys = KeyExport.export(context, profile, true);
  }

  @Override
  public void notifyAlertReceived(short level, short description) {
    if (level == AlertLevel.fatal) {
      alert = AlertDescription.getText(description);
    }
  }
}
