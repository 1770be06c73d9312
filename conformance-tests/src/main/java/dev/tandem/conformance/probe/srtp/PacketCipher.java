package dev.tandem.conformance.probe.srtp;

import java.util.Optional;

/**
 * Encrypts and authenticates the packets of one direction and one kind, RTP or RTCP. It knows the
 * layout of a protected packet from where its encrypted part begins; it keeps no state.
 */
interface PacketCipher {
  /** SRTCP sets it in the index word of an encrypted packet. */
  int ENCRYPTED = 0x8000_0000;

  /**
   * The packet, encrypted from {@code clear} on.
   *
   * @param index the 48-bit packet index
   */
  byte[] sealRtp(byte[] packet, int clear, int ssrc, long index);

  /** The plain packet, unless the tag is wrong. */
  Optional<byte[]> openRtp(byte[] packet, int clear, int ssrc, long index);

  /** The compound packet, encrypted, with its index word at its end. */
  byte[] sealRtcp(byte[] compound, int ssrc, int index);

  /** The plain compound packet, unless the tag is wrong. */
  Optional<byte[]> openRtcp(byte[] packet, int ssrc, int indexWord);

  /** Where the index word of a protected compound packet stands, counted from its end. */
  int indexWordFromEnd();

  static PacketCipher of(SrtpKeys keys) {
    SessionKeys rtp = SessionKeys.ofRtp(keys);
    SessionKeys rtcp = SessionKeys.ofRtcp(keys);
    return keys.profile().isAead() ? new GcmCipher(rtp, rtcp) : new CounterModeCipher(rtp, rtcp);
  }
}
