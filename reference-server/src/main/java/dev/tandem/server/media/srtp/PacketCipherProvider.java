package dev.tandem.server.media.srtp;

/** Makes packet ciphers. May be called by several threads. */
@FunctionalInterface
public interface PacketCipherProvider {
  /** Makes the cipher for one direction and one kind of packet. */
  PacketCipher create(SrtpProfile profile, PacketKind kind, SessionKeys keys);
}
