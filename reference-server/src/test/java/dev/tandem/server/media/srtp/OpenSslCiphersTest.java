package dev.tandem.server.media.srtp;

/** The ciphers of OpenSSL, where it is on this machine. */
class OpenSslCiphersTest extends NativeCipherSuite {
  OpenSslCiphersTest() {
    super("openssl");
  }
}
