package dev.tandem.server.media.srtp;

import dev.tandem.server.media.rtp.PlainText;
import java.lang.foreign.MemorySegment;

/**
 * Encrypts and authenticates single packets with one session key: the seam behind which the
 * cryptography lives.
 *
 * <p>A packet is a header, which is authenticated only, then a text, which is encrypted as well.
 * The tag follows the text; only with HMAC and RTCP there is a gap of {@value #INDEX_LENGTH} octets
 * between them, which the caller fills with the SRTCP index. The caller also decides on the packet
 * index and must never seal two different packets of one SSRC under the same index.
 *
 * <p>Packets are sealed into memory off the heap, and opened from arrays into arrays. The text may
 * stand where its encrypted form goes, and the decrypted text may go where the encrypted one
 * stands. Other overlaps are not supported. Single-threaded.
 */
public interface PacketCipher {
  /** The length of the SRTCP index and its E flag, in octets. */
  int INDEX_LENGTH = 4;

  /**
   * Writes a whole packet to {@code packet[place]}: the header as it stands in an array, the text
   * encrypted, and the tag.
   *
   * @param ssrc the source that the packet belongs to
   * @param index the 48-bit packet index of SRTP or the 31-bit index of SRTCP
   * @param trailer the word that is authenticated behind the text: the roll-over counter of SRTP
   *     (ciphers whose nonce covers it leave it out), or the E flag and index of SRTCP
   */
  void seal(
      int ssrc,
      long index,
      int trailer,
      byte[] header,
      int headerOffset,
      int headerLength,
      PlainText text,
      MemorySegment packet,
      long place);

  /**
   * Verifies the tag and decrypts the text, without its header, to {@code out}.
   *
   * @param textLength the length of the encrypted text between header and tag, in octets
   * @return false if the tag does not fit; what {@code out} then holds is not specified
   */
  boolean open(
      int ssrc,
      long index,
      int trailer,
      byte[] packet,
      int offset,
      int headerLength,
      int textLength,
      byte[] out,
      int outOffset);
}
