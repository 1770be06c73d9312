package dev.tandem.server.media.srtp;

/** The ciphers of the Java platform. */
class JdkPacketCiphersTest extends PacketCipherSuite {
  @Override
  PacketCipherProvider provider() {
    return new JdkPacketCiphers();
  }
}
