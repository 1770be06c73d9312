package dev.tandem.server.media.rtp;

/**
 * Writes an RTP header without CSRCs (RFC 3550 section 5.1) and its extension elements (RFC 8285):
 * {@code begin}, any number of {@code extension}, {@link #finish}. Reusable, single-threaded.
 *
 * <pre>
 * V=2|P=0|X|CC=0 M|PT:7 sequence:16 | timestamp:32 | SSRC:32 | profile:16 length:16 extensions
 * one-byte form:  id:4 length-1:4 data            two-byte form:  id:8 length:8 data
 * </pre>
 */
public final class RtpHeaderWriter {
  /** The longest header that is written: room for this many octets is always enough. */
  public static final int MAX_LENGTH = 256;

  private static final int PADDING_BIT = 0x20;
  private static final int VERSION_2 = 0x8000_0000;
  private static final int EXTENSION_BIT = 0x1000_0000;
  private static final int EXTENSIONS_START = RtpPacket.FIXED_HEADER_LENGTH + 4;

  private byte[] buffer = new byte[0];
  private int offset;
  private int end;
  private boolean twoByte;
  private int firstWord;

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
    if (!beginExtension(id, length)) {
      return false;
    }
    System.arraycopy(source, sourceOffset, buffer, end, length);
    end += length;
    return true;
  }

  /**
   * Adds an extension element that holds an integer.
   *
   * @param octets 1 to 8: how many low octets of the value are written
   * @return false if it was left out, as in the other form
   */
  public boolean extension(int id, long value, int octets) {
    if (!beginExtension(id, octets)) {
      return false;
    }
    for (int shift = 8 * (octets - 1); shift >= 0; shift -= 8) {
      buffer[end++] = (byte) (value >>> shift);
    }
    return true;
  }

  private boolean beginExtension(int id, int length) {
    boolean fits =
        twoByte
            ? id >= 1 && id <= 255 && length >= 0 && length <= 255
            : id >= 1 && id <= 14 && length >= 1 && length <= 16;
    if (!fits || end - offset + 2 + length > MAX_LENGTH) {
      return false;
    }
    if (twoByte) {
      buffer[end++] = (byte) id;
      buffer[end++] = (byte) length;
    } else {
      buffer[end++] = (byte) ((id << 4) | (length - 1));
    }
    return true;
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
    while ((end - offset) % 4 != 0) {
      buffer[end++] = 0;
    }
    int extensions = offset + RtpPacket.FIXED_HEADER_LENGTH;
    int profile = twoByte ? RtpPacket.TWO_BYTE_PROFILE : RtpPacket.ONE_BYTE_PROFILE;
    BigEndian.putInt(buffer, offset, firstWord | EXTENSION_BIT);
    BigEndian.putInt(buffer, extensions, profile << 16 | (end - offset - EXTENSIONS_START) / 4);
    return end - offset;
  }
}
