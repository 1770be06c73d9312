package dev.tandem.conformance.probe.srtp;

import javax.crypto.spec.SecretKeySpec;

/** The session keys of one direction for RTP or for RTCP (RFC 3711, 4.3.2). */
@SuppressWarnings("ArrayRecordComponent") // handed over once, compared by nobody
record SessionKeys(SecretKeySpec encryption, SecretKeySpec authentication, byte[] salt) {
  private static final int AUTHENTICATION_LENGTH = 20;

  static SessionKeys ofRtp(SrtpKeys keys) {
    return derive(
        keys,
        KeyDerivation.RTP_ENCRYPTION,
        KeyDerivation.RTP_AUTHENTICATION,
        KeyDerivation.RTP_SALT);
  }

  static SessionKeys ofRtcp(SrtpKeys keys) {
    return derive(
        keys,
        KeyDerivation.RTCP_ENCRYPTION,
        KeyDerivation.RTCP_AUTHENTICATION,
        KeyDerivation.RTCP_SALT);
  }

  static SessionKeys of(byte[] encryption, byte[] authentication, byte[] salt) {
    return new SessionKeys(
        new SecretKeySpec(encryption, "AES"), new SecretKeySpec(authentication, "HmacSHA1"), salt);
  }

  private static SessionKeys derive(SrtpKeys keys, int encryption, int authentication, int salt) {
    SrtpProfile profile = keys.profile();
    return of(
        derive(keys, encryption, profile.keyLength()),
        derive(keys, authentication, AUTHENTICATION_LENGTH),
        derive(keys, salt, profile.saltLength()));
  }

  private static byte[] derive(SrtpKeys keys, int label, int length) {
    return KeyDerivation.derive(keys.masterKey(), keys.masterSalt(), label, length);
  }
}
