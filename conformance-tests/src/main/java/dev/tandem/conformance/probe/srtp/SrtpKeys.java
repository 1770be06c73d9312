package dev.tandem.conformance.probe.srtp;

import java.util.Arrays;

/** Master key and master salt of one direction. */
@SuppressWarnings("ArrayRecordComponent") // handed over once, compared by nobody
public record SrtpKeys(SrtpProfile profile, byte[] masterKey, byte[] masterSalt) {
  public SrtpKeys {
    requireLength(masterKey, profile.keyLength(), "master key");
    requireLength(masterSalt, profile.saltLength(), "master salt");
    masterKey = masterKey.clone();
    masterSalt = masterSalt.clone();
  }

  /** The keys with which the DTLS client sends, from the exported block (RFC 5764, 4.2). */
  public static SrtpKeys ofClient(SrtpProfile profile, byte[] exported) {
    return slice(profile, exported, 0);
  }

  /** The keys with which the DTLS server sends, from the exported block (RFC 5764, 4.2). */
  public static SrtpKeys ofServer(SrtpProfile profile, byte[] exported) {
    return slice(profile, exported, 1);
  }

  private static SrtpKeys slice(SrtpProfile profile, byte[] exported, int side) {
    requireLength(exported, profile.exportLength(), "exported block");
    int key = side * profile.keyLength();
    int salt = 2 * profile.keyLength() + side * profile.saltLength();
    return new SrtpKeys(
        profile,
        Arrays.copyOfRange(exported, key, key + profile.keyLength()),
        Arrays.copyOfRange(exported, salt, salt + profile.saltLength()));
  }

  private static void requireLength(byte[] bytes, int length, String what) {
    if (bytes.length != length) {
      throw new IllegalArgumentException(
          "the %s has %d octets, not %d".formatted(what, bytes.length, length));
    }
  }
}
