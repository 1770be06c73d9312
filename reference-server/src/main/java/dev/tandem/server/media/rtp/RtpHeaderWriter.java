package dev.tandem.server.media.rtp;

/**
 * Writes an RTP header without CSRCs (RFC 3550 section 5.1) and its extension elements (RFC 8285):
 * {@code begin}, any number of {@code extension}, {@link #finish}. Reusable, single-threaded.
 *
 * <pre>
 * V=2|P=0|X|CC=0 M|PT:7 sequence:16 | timestamp:32 | SSRC:32 | profile:16 length:16 extensions
 * one-byte form:  id:4 length-1:4 data            two-byte form:  id:8 length:8 data
 * </pre>
 *
 * <p>It is written in words of four octets, since a processor that reads a word which has just been
 * written octet by octet has to wait for all of them.
 */
public final class RtpHeaderWriter {
  /** The longest header that is written: room for this many octets is always enough. */
  public static final int MAX_LENGTH = 256;

  private static final int PADDING_BIT = 0x20;
  private static final int VERSION_2 = 0x8000_0000;
  private static final int EXTENSION_BIT = 0x1000_0000;
  private static final int[] LOW_OCTETS = {0, 0xFF, 0xFFFF, 0xFF_FFFF};
  private static final int EXTENSIONS_START = RtpPacket.FIXED_HEADER_LENGTH + 4;

  private byte[] buffer = new byte[0];
  private int offset;
  private int end;
  private boolean twoByte;
  private int firstWord;
  private long pending;

  /** Starts a header whose extension elements take the one-byte form. */
  public void begin(
      byte[] buffer,
      int offset,
      boolean marker,
      int payloadType,
      int sequence,
      int timestamp,
      int ssrc) {
    begin(buffer, offset, marker, payloadType, sequence, timestamp, ssrc, false);
  }

  /**
   * Starts a header.
   *
   * @param twoByte whether extension elements take the two-byte form, needed for ids above 14 and
   *     for data of none or more than 16 octets
   */
  public void begin(
      byte[] buffer,
      int offset,
      boolean marker,
      int payloadType,
      int sequence,
      int timestamp,
      int ssrc,
      boolean twoByte) {
    this.buffer = buffer;
    this.offset = offset;
    this.twoByte = twoByte;
    end = offset + EXTENSIONS_START;
    int markerAndType = (marker ? 0x80 : 0) | (payloadType & 0x7F);
    firstWord = VERSION_2 | markerAndType << 16 | (sequence & 0xFFFF);
    BigEndian.putInt(buffer, offset, firstWord);
    BigEndian.putInt(buffer, offset + 4, timestamp);
    BigEndian.putInt(buffer, offset + 8, ssrc);
  }

  /**
   * Adds an extension element.
   *
   * @return false if the form cannot hold it or the header would grow beyond {@link #MAX_LENGTH};
   *     then it is left out
   */
  public boolean extension(int id, byte[] source, int sourceOffset, int length) {
    if (!fits(id, length)) {
      return false;
    }
    if (twoByte) {
      put(id << Byte.SIZE | length, 2);
    } else {
      put(id << 4 | (length - 1), 1);
    }
    for (int i = 0; i < length; i++) {
      put(source[sourceOffset + i] & 0xFF, 1);
    }
    return true;
  }

  /**
   * Adds an extension element that holds an integer.
   *
   * @param octets 1 to 3: how many low octets of the value are written
   * @return false if it was left out, as in the other form
   */
  public boolean extension(int id, int value, int octets) {
    if (!fits(id, octets)) {
      return false;
    }
    int head = id << 4 | (octets - 1);
    if (twoByte) {
      put(id, 1);
      head = octets;
    }
    put(head << (octets * Byte.SIZE) | (value & LOW_OCTETS[octets]), octets + 1);
    return true;
  }

  private boolean fits(int id, int length) {
    boolean fits =
        twoByte
            ? id >= 1 && id <= 255 && length >= 0 && length <= 255
            : id >= 1 && id <= 14 && length >= 1 && length <= 16;
    return fits && end - offset + 2 + length <= MAX_LENGTH;
  }

  /** Appends 1 to 4 octets; they stand in the buffer once their word is complete. */
  private void put(int bits, int octets) {
    pending = pending << (octets * Byte.SIZE) | Integer.toUnsignedLong(bits);
    end += octets;
    int over = (end - offset) & 3;
    if (over < octets) {
      BigEndian.putInt(buffer, end - over - Integer.BYTES, (int) (pending >>> (over * Byte.SIZE)));
    }
  }

  /** Says in a complete header that the packet ends with padding (RFC 3550, section 5.1). */
  public static void markPadded(byte[] buffer, int offset) {
    buffer[offset] |= PADDING_BIT;
  }

  /** Completes the header and returns its length. Without extension elements the X bit is clear. */
  public int finish() {
    if (end == offset + EXTENSIONS_START) {
      return RtpPacket.FIXED_HEADER_LENGTH;
    }
    int over = (end - offset) & 3;
    if (over != 0) {
      put(0, Integer.BYTES - over);
    }
    int extensions = offset + RtpPacket.FIXED_HEADER_LENGTH;
    int profile = twoByte ? RtpPacket.TWO_BYTE_PROFILE : RtpPacket.ONE_BYTE_PROFILE;
    BigEndian.putInt(buffer, offset, firstWord | EXTENSION_BIT);
    BigEndian.putInt(buffer, extensions, profile << 16 | (end - offset - EXTENSIONS_START) / 4);
    return end - offset;
  }
}
