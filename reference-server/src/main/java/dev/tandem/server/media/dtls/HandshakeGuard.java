package dev.tandem.server.media.dtls;

import java.util.BitSet;

/**
 * Looks at datagrams before the TLS library does, and keeps from it what would harm it:
 *
 * <ul>
 *   <li>a fragment of an enormous handshake message, since the library sets memory aside for the
 *       whole message on the word of its first fragment;
 *   <li>at the server, a ChangeCipherSpec that has overtaken the CertificateVerify, since the
 *       library would then take no more unencrypted messages and wait for that one in vain. The
 *       client sends both again;
 *   <li>an encrypted record without room for nonce and tag, since the library would end the
 *       association for it, and anybody can forge one. Others it drops if they are not authentic.
 * </ul>
 *
 * <p>It reads the unencrypted records, and in them each fragment (RFC 6347, sections 4.1 and
 * 4.2.2):
 *
 * <pre>
 *  record    | type 1 | version 2 | epoch 2 | sequence 6 | length 2 | ...
 *  fragment  | type 1 | message length 3 | sequence 2 | offset 3 | fragment length 3 | ...
 * </pre>
 *
 * <p>Single-threaded.
 */
final class HandshakeGuard {
  /** Far above a ClientHello with post-quantum key shares or a chain of certificates. */
  static final int MAX_MESSAGE_LENGTH = 16_384;

  private static final int RECORD_HEADER_LENGTH = 13;
  private static final int FRAGMENT_HEADER_LENGTH = 12;

  /** Explicit nonce and tag of AES-GCM (RFC 5288), which all our cipher suites use. */
  private static final int SHORTEST_ENCRYPTED_BODY = 8 + 16;

  private static final int CHANGE_CIPHER_SPEC = 20;
  private static final int HANDSHAKE = 22;
  private static final int CERTIFICATE_VERIFY = 15;

  private final BitSet verifyOctets = new BitSet();
  private boolean changeAllowed;

  HandshakeGuard(boolean client) {
    this.changeAllowed = client;
  }

  /** Returns how many octets of a datagram the library may see. */
  int allowedLength(byte[] datagram, int offset, int length) {
    int end = offset + length;
    int record = offset;
    while (record + RECORD_HEADER_LENGTH <= end) {
      int body = record + RECORD_HEADER_LENGTH;
      int recordEnd = Math.min(end, body + number(datagram, record + 11, 2));
      boolean encrypted = number(datagram, record + 3, 2) != 0;
      boolean allowed =
          encrypted
              ? recordEnd - body >= SHORTEST_ENCRYPTED_BODY
              : allows(datagram[record], datagram, body, recordEnd);
      if (!allowed) {
        return record - offset;
      }
      record = recordEnd;
    }
    return length;
  }

  private boolean allows(int recordType, byte[] datagram, int body, int end) {
    return switch (recordType) {
      case CHANGE_CIPHER_SPEC -> changeAllowed;
      case HANDSHAKE -> allowsFragments(datagram, body, end);
      default -> true;
    };
  }

  private boolean allowsFragments(byte[] datagram, int fragments, int end) {
    int fragment = fragments;
    while (fragment + FRAGMENT_HEADER_LENGTH <= end) {
      int messageLength = number(datagram, fragment + 1, 3);
      int fragmentOffset = number(datagram, fragment + 6, 3);
      int fragmentEnd = fragmentOffset + number(datagram, fragment + 9, 3);
      if (messageLength > MAX_MESSAGE_LENGTH) {
        return false;
      }
      if (datagram[fragment] == CERTIFICATE_VERIFY && fragmentEnd <= messageLength) {
        verifyOctets.set(fragmentOffset, fragmentEnd);
        changeAllowed |= verifyOctets.nextClearBit(0) >= messageLength;
      }
      fragment += FRAGMENT_HEADER_LENGTH + fragmentEnd - fragmentOffset;
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
