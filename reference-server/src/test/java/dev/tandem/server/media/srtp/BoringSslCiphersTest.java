package dev.tandem.server.media.srtp;

/** The ciphers of BoringSSL, where it is on this machine. */
class BoringSslCiphersTest extends NativeCipherSuite {
  BoringSslCiphersTest() {
    super("boringssl");
  }
}
