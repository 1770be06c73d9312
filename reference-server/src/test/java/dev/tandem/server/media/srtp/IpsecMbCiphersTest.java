package dev.tandem.server.media.srtp;

/** The ciphers of Intel's multi-buffer library, where it is on this machine. */
class IpsecMbCiphersTest extends NativeCipherSuite {
  IpsecMbCiphersTest() {
    super("ipsec-mb");
  }
}
