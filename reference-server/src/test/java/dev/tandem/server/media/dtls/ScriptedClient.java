package dev.tandem.server.media.dtls;

import java.io.IOException;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Vector;
import org.bouncycastle.tls.AbstractTlsClient;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsServerCertificate;
import org.jspecify.annotations.Nullable;

/** A client that can be told to misbehave. */
final class ScriptedClient extends AbstractTlsClient {
  private final ProtocolVersion version;
  private final int cipherSuite;
  private final Map<Integer, byte[]> extensions;
  private @Nullable Handshake certified;

  /** Offers one version, one cipher suite, these extensions, and no certificate. */
  ScriptedClient(ProtocolVersion version, int cipherSuite, Map<Integer, byte[]> extensions) {
    super(new CompactTlsCrypto(Pair.RANDOM));
    this.version = version;
    this.cipherSuite = cipherSuite;
    this.extensions = extensions;
  }

  /** Offers what a server wants, and these extensions, and no certificate. */
  ScriptedClient(Map<Integer, byte[]> extensions) {
    this(ProtocolVersion.DTLSv12, CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, extensions);
  }

  /** Shows the certificate of {@link Pair#CLIENT}. */
  ScriptedClient certified() {
    certified =
        new Handshake(
            (CompactTlsCrypto) getCrypto(), Pair.CLIENT, SrtpProtection.all(), List.of(), 0, "");
    return this;
  }

  /** Begins a handshake on a thread of its own, which ends with the queue at the latest. */
  Thread start(DatagramQueue datagrams) {
    return Thread.ofVirtual().start(() -> connect(datagrams));
  }

  private void connect(DatagramQueue datagrams) {
    try {
      new DTLSClientProtocol().connect(this, datagrams);
    } catch (IOException _) {
      // what the server makes of it is what counts
    }
  }

  @Override
  protected ProtocolVersion[] getSupportedVersions() {
    return version.only();
  }

  @Override
  protected int[] getSupportedCipherSuites() {
    return new int[] {cipherSuite};
  }

  @Override
  @SuppressWarnings({"rawtypes", "unchecked"})
  public Hashtable getClientExtensions() throws IOException {
    Hashtable all = super.getClientExtensions();
    all.putAll(extensions);
    return all;
  }

  @Override
  @SuppressWarnings("rawtypes")
  protected Vector getSupportedSignatureAlgorithms() {
    return Handshake.signatureAlgorithms();
  }

  @Override
  public TlsAuthentication getAuthentication() {
    return new TlsAuthentication() {
      @Override
      public void notifyServerCertificate(TlsServerCertificate server) {}

      @Override
      public @Nullable TlsCredentials getClientCredentials(CertificateRequest request)
          throws IOException {
        return certified == null ? null : certified.credentials(context);
      }
    };
  }
}
