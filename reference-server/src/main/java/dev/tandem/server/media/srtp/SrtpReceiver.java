package dev.tandem.server.media.srtp;

import org.jspecify.annotations.Nullable;

/**
 * Verifies and decrypts the packets that come in under one master key (RFC 3711, section 3.3).
 *
 * <p>What is cheap to check is checked first, and nothing is remembered of a packet that is not
 * authentic. The decrypted packet may be written over the protected one; otherwise use another
 * array.
 *
 * <p>Single-threaded.
 */
public final class SrtpReceiver {
  private static final int VERSION = 2;
  private static final int RTP_HEADER_LENGTH = 12;
  private static final int RTCP_HEADER_LENGTH = 8;
  private static final int ENCRYPTED = 1 << 31;

  private final int tagLength;
  private final boolean tagBeforeIndex;
  private final PacketCipher rtp;
  private final PacketCipher rtcp;
  private final StreamTable<ReplayWindow> rtpStreams = new StreamTable<>();
  private final StreamTable<ReplayWindow> rtcpStreams = new StreamTable<>();
  private int length;

  /**
   * Derives the session keys.
   *
   * @throws IllegalArgumentException if the length of key or salt does not fit the profile
   */
  public SrtpReceiver(SrtpProfile profile, byte[] key, byte[] salt, PacketCipherProvider ciphers) {
    this.tagLength = profile.tagLength();
    this.tagBeforeIndex = profile.isAead();
    this.rtp =
        ciphers.create(
            profile, PacketKind.RTP, SessionKeys.derive(profile, PacketKind.RTP, key, salt));
    this.rtcp =
        ciphers.create(
            profile, PacketKind.RTCP, SessionKeys.derive(profile, PacketKind.RTCP, key, salt));
  }

  /** Returns the length of the last packet for which the status was {@code OK}, in octets. */
  public int length() {
    return length;
  }

  /** Verifies an SRTP packet and writes the RTP packet, with its header, to {@code out}. */
  public SrtpStatus unprotectRtp(byte[] in, int inOffset, int length, byte[] out, int outOffset) {
    int headerLength = rtpHeaderLength(in, inOffset, length);
    int textLength = length - headerLength - tagLength;
    if (headerLength < 0 || textLength < 0) {
      return SrtpStatus.TOO_SHORT;
    }
    if (!isVersion2(in, inOffset)) {
      return SrtpStatus.BAD_VERSION;
    }
    int sequenceNumber = Octets.getUnsignedShort(in, inOffset + 2);
    int ssrc = Octets.getInt(in, inOffset + 8);
    ReplayWindow window = rtpStreams.find(ssrc);
    long index =
        window == null ? sequenceNumber : PacketIndex.nearest(window.highest(), sequenceNumber);
    SrtpStatus status = check(rtpStreams, window, index, PacketIndex.RANGE);
    if (status != SrtpStatus.OK) {
      return status;
    }
    System.arraycopy(in, inOffset, out, outOffset, headerLength);
    int counter = PacketIndex.rolloverCounter(index);
    int outText = outOffset + headerLength;
    if (!rtp.open(ssrc, index, counter, in, inOffset, headerLength, textLength, out, outText)) {
      return SrtpStatus.AUTHENTICATION_FAILED;
    }
    return accept(rtpStreams, ssrc, window, index, headerLength + textLength);
  }

  /** Verifies an SRTCP packet and writes the compound RTCP packet to {@code out}. */
  public SrtpStatus unprotectRtcp(byte[] in, int inOffset, int length, byte[] out, int outOffset) {
    int plainLength = length - tagLength - PacketCipher.INDEX_LENGTH;
    if (plainLength < RTCP_HEADER_LENGTH) {
      return SrtpStatus.TOO_SHORT;
    }
    if (!isVersion2(in, inOffset)) {
      return SrtpStatus.BAD_VERSION;
    }
    int ssrc = Octets.getInt(in, inOffset + 4);
    int word = Octets.getInt(in, inOffset + plainLength + (tagBeforeIndex ? tagLength : 0));
    int index = word & ~ENCRYPTED;
    ReplayWindow window = rtcpStreams.find(ssrc);
    SrtpStatus status = check(rtcpStreams, window, index, Long.MAX_VALUE);
    if (status != SrtpStatus.OK) {
      return status;
    }
    boolean encrypted = (word & ENCRYPTED) != 0;
    int headerLength = encrypted ? RTCP_HEADER_LENGTH : plainLength;
    int textLength = plainLength - headerLength;
    System.arraycopy(in, inOffset, out, outOffset, headerLength);
    int outText = outOffset + headerLength;
    if (!rtcp.open(ssrc, index, word, in, inOffset, headerLength, textLength, out, outText)) {
      return SrtpStatus.AUTHENTICATION_FAILED;
    }
    return accept(rtcpStreams, ssrc, window, index, plainLength);
  }

  static SrtpStatus check(
      StreamTable<ReplayWindow> streams, @Nullable ReplayWindow window, long index, long range) {
    if (window == null) {
      return streams.isFull() ? SrtpStatus.TOO_MANY_SSRCS : SrtpStatus.OK;
    }
    if (index < 0) {
      return SrtpStatus.TOO_OLD;
    }
    return index >= range ? SrtpStatus.KEY_EXHAUSTED : window.check(index);
  }

  private SrtpStatus accept(
      StreamTable<ReplayWindow> streams,
      int ssrc,
      @Nullable ReplayWindow window,
      long index,
      int plainLength) {
    if (window == null) {
      streams.add(ssrc, new ReplayWindow(index));
    } else {
      window.accept(index);
    }
    length = plainLength;
    return SrtpStatus.OK;
  }

  private static boolean isVersion2(byte[] in, int offset) {
    return (in[offset] & 0xff) >>> 6 == VERSION;
  }

  /** Fixed header, contributing sources and header extension (RFC 3550, section 5); or -1. */
  private static int rtpHeaderLength(byte[] in, int offset, int length) {
    if (length < RTP_HEADER_LENGTH) {
      return -1;
    }
    int headerLength = RTP_HEADER_LENGTH + (in[offset] & 0x0f) * 4;
    boolean hasExtension = (in[offset] & 0x10) != 0;
    if (!hasExtension) {
      return headerLength;
    }
    if (length < headerLength + 4) {
      return -1;
    }
    return headerLength + 4 + Octets.getUnsignedShort(in, offset + headerLength + 2) * 4;
  }
}
