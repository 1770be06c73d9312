package dev.tandem.server.media.srtp;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.nio.ByteOrder.BIG_ENDIAN;

import dev.tandem.server.media.rtp.PlainText;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/**
 * Protects the packets that go out under one master key (RFC 3711, section 3.3).
 *
 * <p>The packet index follows the sequence number of the caller. A packet may be sent again, but
 * then it must be the same to the last bit: two different packets under one index would give away
 * the key stream of both, and with GCM the authentication key as well. Begin a stream at a sequence
 * number below 32768, so that a lost first packet cannot make the receiver miss a roll-over.
 *
 * <p>Single-threaded.
 */
public final class SrtpSender {
  /** The most octets by which a packet of any profile grows. */
  public static final int MAX_OVERHEAD = 20;

  private static final ValueLayout.OfInt INT = JAVA_INT_UNALIGNED.withOrder(BIG_ENDIAN);
  private static final int SEQUENCE_NUMBER_OFFSET = 2;
  private static final int SSRC_OFFSET = 8;
  private static final int RTCP_SSRC_OFFSET = 4;
  private static final int RTCP_HEADER_LENGTH = 8;
  private static final int ENCRYPTED = 1 << 31;

  private final int tagLength;
  private final boolean tagBeforeIndex;
  private final PacketCipher rtp;
  private final PacketCipher rtcp;
  private final KeyLifetime lifetime;
  private final PlainText control = new PlainText();
  private final StreamTable<Stream> streams = new StreamTable<>();

  /**
   * Derives the session keys.
   *
   * @throws IllegalArgumentException if the length of key or salt does not fit the profile
   */
  public SrtpSender(SrtpProfile profile, byte[] key, byte[] salt, PacketCipherProvider ciphers) {
    this(profile, key, salt, ciphers, new KeyLifetime());
  }

  SrtpSender(
      SrtpProfile profile,
      byte[] key,
      byte[] salt,
      PacketCipherProvider ciphers,
      KeyLifetime lifetime) {
    this.tagLength = profile.tagLength();
    this.tagBeforeIndex = profile.isAead();
    this.lifetime = lifetime;
    this.rtp =
        ciphers.create(
            profile, PacketKind.RTP, SessionKeys.derive(profile, PacketKind.RTP, key, salt));
    this.rtcp =
        ciphers.create(
            profile, PacketKind.RTCP, SessionKeys.derive(profile, PacketKind.RTCP, key, salt));
  }

  /**
   * Protects an RTP packet of a header and a payload (and padding), to {@code packet[place]}.
   *
   * @return the length of the whole packet, or 0 if it must not be sent: the master key is used up,
   *     or there are more than 64 sources
   */
  public int protectRtp(
      byte[] header,
      int offset,
      int headerLength,
      PlainText payload,
      MemorySegment packet,
      long place) {
    int ssrc = Octets.getInt(header, offset + SSRC_OFFSET);
    int sequenceNumber = Octets.getUnsignedShort(header, offset + SEQUENCE_NUMBER_OFFSET);
    Stream stream = stream(ssrc);
    if (stream == null) {
      return 0;
    }
    long index = stream.indexOf(sequenceNumber);
    if (index < 0 || index >= PacketIndex.RANGE || !lifetime.takeRtp()) {
      return 0;
    }
    stream.highestIndex = Math.max(stream.highestIndex, index);
    rtp.seal(
        ssrc,
        index,
        PacketIndex.rolloverCounter(index),
        header,
        offset,
        headerLength,
        payload,
        packet,
        place);
    return headerLength + payload.length() + tagLength;
  }

  /**
   * Protects a compound RTCP packet from an array to {@code packet[place]}.
   *
   * @return the length of the whole packet, or 0 if it must not be sent: the master key is used up,
   *     or there are more than 64 sources
   */
  public int protectRtcp(
      byte[] plain, int plainOffset, int length, MemorySegment packet, long place) {
    int ssrc = Octets.getInt(plain, plainOffset + RTCP_SSRC_OFFSET);
    Stream stream = stream(ssrc);
    if (stream == null || !lifetime.takeRtcp()) {
      return 0;
    }
    int index = stream.nextRtcpIndex++;
    int word = ENCRYPTED | index;
    int text = plainOffset + RTCP_HEADER_LENGTH;
    int textLength = length - RTCP_HEADER_LENGTH;
    long textPlace = place + RTCP_HEADER_LENGTH;
    MemorySegment.copy(plain, text, packet, JAVA_BYTE, textPlace, textLength);
    control.set(plain, text, packet, textPlace, textLength);
    rtcp.seal(ssrc, index, word, plain, plainOffset, RTCP_HEADER_LENGTH, control, packet, place);
    packet.set(INT, place + length + (tagBeforeIndex ? tagLength : 0), word);
    return length + tagLength + PacketCipher.INDEX_LENGTH;
  }

  private @Nullable Stream stream(int ssrc) {
    Stream stream = streams.find(ssrc);
    if (stream == null && !streams.isFull()) {
      stream = new Stream();
      streams.add(ssrc, stream);
    }
    return stream;
  }

  private static final class Stream {
    private long highestIndex = -1;
    private int nextRtcpIndex; // never wraps: the key is used up before

    long indexOf(int sequenceNumber) {
      return highestIndex < 0 ? sequenceNumber : PacketIndex.nearest(highestIndex, sequenceNumber);
    }
  }
}
