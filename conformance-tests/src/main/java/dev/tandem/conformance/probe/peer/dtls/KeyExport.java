package dev.tandem.conformance.probe.peer.dtls;

import dev.tandem.conformance.probe.srtp.SrtpProfile;
import java.io.IOException;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsFatalAlert;

/** Takes the SRTP keys out of a finished handshake (RFC 5764 section 4.2, RFC 7714 section 12). */
final class KeyExport {
  private KeyExport() {}

  static ExportedKeys export(TlsContext context, int profileId, boolean client) throws IOException {
    SrtpProfile profile =
        SrtpProfile.of(profileId)
            .orElseThrow(() ->
                new TlsFatalAlert(
                    AlertDescription.handshake_failure, "no common profile in use_srtp"));
    byte[] material =
        context.exportKeyingMaterial(ExporterLabel.dtls_srtp, null, profile.exportLength());
    return new ExportedKeys(profile, material, client);
  }
}
