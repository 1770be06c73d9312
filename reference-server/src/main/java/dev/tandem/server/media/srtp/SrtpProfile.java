package dev.tandem.server.media.srtp;

import java.util.Optional;

/**
 * An SRTP protection profile: the cipher, and the lengths of its keys and tags.
 *
 * <p>The values are those of the DTLS extension {@code use_srtp} (RFC 5764, section 4.1.2; RFC
 * 7714, section 14.2).
 */
public enum SrtpProfile {
  /** AES-128 in Galois/counter mode (RFC 7714). */
  AEAD_AES_128_GCM(0x0007, 16, 12, 0, 16),
  /** AES-256 in Galois/counter mode (RFC 7714). */
  AEAD_AES_256_GCM(0x0008, 32, 12, 0, 16),
  /** AES-128 in counter mode and HMAC-SHA1 cut to 80 bits (RFC 3711). */
  AES128_CM_HMAC_SHA1_80(0x0001, 16, 14, 20, 10);

  private final int value;
  private final int keyLength;
  private final int saltLength;
  private final int authenticationKeyLength;
  private final int tagLength;

  SrtpProfile(
      int value, int keyLength, int saltLength, int authenticationKeyLength, int tagLength) {
    this.value = value;
    this.keyLength = keyLength;
    this.saltLength = saltLength;
    this.authenticationKeyLength = authenticationKeyLength;
    this.tagLength = tagLength;
  }

  /** Returns the profile with this {@code use_srtp} value, if it is one of ours. */
  public static Optional<SrtpProfile> of(int value) {
    for (SrtpProfile profile : values()) {
      if (profile.value == value) {
        return Optional.of(profile);
      }
    }
    return Optional.empty();
  }

  /** Returns the value that names this profile in {@code use_srtp}. */
  public int value() {
    return value;
  }

  /** Returns the length of master key and session encryption key, in octets. */
  public int keyLength() {
    return keyLength;
  }

  /** Returns the length of master salt and session salt, in octets. */
  public int saltLength() {
    return saltLength;
  }

  /** Returns the length of the authentication tag at the end of a packet, in octets. */
  public int tagLength() {
    return tagLength;
  }

  /** Returns the length of the session authentication key, in octets; 0 if there is none. */
  int authenticationKeyLength() {
    return authenticationKeyLength;
  }

  /** Tells whether one key both encrypts and authenticates. */
  boolean isAead() {
    return authenticationKeyLength == 0;
  }
}
