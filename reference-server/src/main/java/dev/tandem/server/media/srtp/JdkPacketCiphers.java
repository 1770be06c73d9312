package dev.tandem.server.media.srtp;

/** The packet ciphers that run everywhere: those of the Java platform. */
public final class JdkPacketCiphers implements PacketCipherProvider {

  @Override
  public PacketCipher create(SrtpProfile profile, PacketKind kind, SessionKeys keys) {
    return profile.isAead()
        ? new AesGcmPacketCipher(kind, keys)
        : new AesCmPacketCipher(profile, kind, keys);
  }
}
