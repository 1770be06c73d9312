package dev.tandem.server.media.dtls;

import java.util.Arrays;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.SRTPProtectionProfile;
import org.bouncycastle.tls.TlsContext;
import org.jspecify.annotations.Nullable;

/** The SRTP protection profiles that this side negotiates, best first (RFC 5764, RFC 7714). */
enum SrtpProtection {
  AEAD_AES_128_GCM(SRTPProtectionProfile.SRTP_AEAD_AES_128_GCM, 16, 12),
  AEAD_AES_256_GCM(SRTPProtectionProfile.SRTP_AEAD_AES_256_GCM, 32, 12),
  AES128_CM_HMAC_SHA1_80(SRTPProtectionProfile.SRTP_AES128_CM_HMAC_SHA1_80, 16, 14);

  private final int value;
  private final int keyLength;
  private final int saltLength;

  SrtpProtection(int value, int keyLength, int saltLength) {
    this.value = value;
    this.keyLength = keyLength;
    this.saltLength = saltLength;
  }

  int value() {
    return value;
  }

  /** Returns all that are known here, best first. */
  static int[] all() {
    return Arrays.stream(values()).mapToInt(SrtpProtection::value).toArray();
  }

  /** Returns the best profile that both sides want. */
  static @Nullable SrtpProtection bestOf(int[] wanted, int[] offered) {
    for (SrtpProtection protection : values()) {
      if (has(wanted, protection) && has(offered, protection)) {
        return protection;
      }
    }
    return null;
  }

  private static boolean has(int[] values, SrtpProtection protection) {
    return Arrays.stream(values).anyMatch(value -> value == protection.value);
  }

  /** Derives the master keys from a finished handshake: both keys, then both salts. */
  SrtpKeyMaterial export(TlsContext context) {
    int length = 2 * (keyLength + saltLength);
    byte[] material = context.exportKeyingMaterial(ExporterLabel.dtls_srtp, null, length);
    int salts = 2 * keyLength;
    byte[] clientKey = Arrays.copyOfRange(material, 0, keyLength);
    byte[] serverKey = Arrays.copyOfRange(material, keyLength, salts);
    byte[] clientSalt = Arrays.copyOfRange(material, salts, salts + saltLength);
    byte[] serverSalt = Arrays.copyOfRange(material, salts + saltLength, length);
    return context.isServer()
        ? new SrtpKeyMaterial(value, serverKey, serverSalt, clientKey, clientSalt)
        : new SrtpKeyMaterial(value, clientKey, clientSalt, serverKey, serverSalt);
  }
}
