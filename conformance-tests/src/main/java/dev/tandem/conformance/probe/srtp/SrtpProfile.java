package dev.tandem.conformance.probe.srtp;

import java.util.Arrays;
import java.util.Optional;

/** Protection profiles of use_srtp: RFC 5764, 4.1.2 and RFC 7714, 14.2. Lengths are in octets. */
public enum SrtpProfile {
  AES128_CM_HMAC_SHA1_80(0x0001, 16, 14, 10),
  AEAD_AES_128_GCM(0x0007, 16, 12, 16),
  AEAD_AES_256_GCM(0x0008, 32, 12, 16);

  private final int id;
  private final int keyLength;
  private final int saltLength;
  private final int tagLength;

  SrtpProfile(int id, int keyLength, int saltLength, int tagLength) {
    this.id = id;
    this.keyLength = keyLength;
    this.saltLength = saltLength;
    this.tagLength = tagLength;
  }

  public static Optional<SrtpProfile> of(int id) {
    return Arrays.stream(values()).filter(profile -> profile.id == id).findFirst();
  }

  /** The value of the use_srtp extension. */
  public int id() {
    return id;
  }

  public int keyLength() {
    return keyLength;
  }

  public int saltLength() {
    return saltLength;
  }

  public int tagLength() {
    return tagLength;
  }

  /** How much to export from the DTLS association with the label EXTRACTOR-dtls_srtp. */
  public int exportLength() {
    return 2 * (keyLength + saltLength);
  }

  boolean isAead() {
    return this != AES128_CM_HMAC_SHA1_80;
  }
}
