package dev.tandem.load.jmh;

import dev.tandem.server.media.srtp.PacketCipherProvider;
import dev.tandem.server.media.srtp.PacketCiphers;
import dev.tandem.server.media.srtp.SrtpProfile;
import java.util.Arrays;

/** Ciphers and keys of benchmarks. */
final class Ciphers {
  static final SrtpProfile GCM = SrtpProfile.AEAD_AES_128_GCM;

  private Ciphers() {}

  /** The ciphers of a library; a benchmark of one that is not on this machine fails by itself. */
  static PacketCipherProvider of(String library) {
    return PacketCiphers.choose(library, System::nanoTime);
  }

  static byte[] key(SrtpProfile profile) {
    byte[] key = new byte[profile.keyLength()];
    Arrays.fill(key, (byte) 0x4b);
    return key;
  }

  static byte[] salt(SrtpProfile profile) {
    byte[] salt = new byte[profile.saltLength()];
    Arrays.fill(salt, (byte) 0x53);
    return salt;
  }
}
