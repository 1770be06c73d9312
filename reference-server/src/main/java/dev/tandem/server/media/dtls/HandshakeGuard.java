package dev.tandem.server.media.dtls;

/**
 * Keeps out datagrams that announce an enormous handshake message, for which the TLS library would
 * set memory aside on the word of a single fragment.
 *
 * <p>Looks at the unencrypted records, and in them at each fragment (RFC 6347, sections 4.1 and
 * 4.2.2):
 *
 * <pre>
 *  record    | type 1 | version 2 | epoch 2 | sequence 6 | length 2 | ...
 *  fragment  | type 1 | message length 3 | sequence 2 | offset 3 | fragment length 3 | ...
 * </pre>
 */
final class HandshakeGuard {
  /** Far above a ClientHello with post-quantum key shares or a chain of certificates. */
  static final int MAX_MESSAGE_LENGTH = 16_384;

  private static final int RECORD_HEADER_LENGTH = 13;
  private static final int FRAGMENT_HEADER_LENGTH = 12;
  private static final int HANDSHAKE = 22;

  private HandshakeGuard() {}

  static boolean allows(byte[] datagram, int offset, int length) {
    int end = offset + length;
    int record = offset;
    while (record + RECORD_HEADER_LENGTH <= end) {
      int body = record + RECORD_HEADER_LENGTH;
      int recordEnd = Math.min(end, body + number(datagram, record + 11, 2));
      boolean encrypted = number(datagram, record + 3, 2) != 0;
      if (datagram[record] == HANDSHAKE && !encrypted && !allowsAll(datagram, body, recordEnd)) {
        return false;
      }
      record = recordEnd;
    }
    return true;
  }

  private static boolean allowsAll(byte[] datagram, int fragments, int end) {
    int fragment = fragments;
    while (fragment + FRAGMENT_HEADER_LENGTH <= end) {
      if (number(datagram, fragment + 1, 3) > MAX_MESSAGE_LENGTH) {
        return false;
      }
      fragment += FRAGMENT_HEADER_LENGTH + number(datagram, fragment + 9, 3);
    }
    return true;
  }

  private static int number(byte[] array, int offset, int octets) {
    int value = 0;
    for (int i = 0; i < octets; i++) {
      value = value << 8 | (array[offset + i] & 0xff);
    }
    return value;
  }
}
