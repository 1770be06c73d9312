package dev.tandem.server.media.rtp;

/**
 * An RTP packet read in place (RFC 3550 section 5.1) with its header extensions in both forms (RFC
 * 8285 section 4). A flyweight: {@link #wrap} it around one packet after the other. Offsets are
 * indices of the wrapped array. Single-threaded.
 *
 * <pre>
 * V=2|P|X|CC:4 M|PT:7 sequence:16 | timestamp:32 | SSRC:32 | CSRC:32 * CC
 *     | X: profile:16 length:16 extensions | payload | P: padding
 * </pre>
 */
public final class RtpPacket {
  /** Octets of a header without CSRCs and extensions. */
  public static final int FIXED_HEADER_LENGTH = 12;

  static final int ONE_BYTE_PROFILE = 0xBEDE;
  static final int TWO_BYTE_PROFILE = 0x1000;

  private static final int VERSION_MASK = 0xC0;
  private static final int VERSION_2 = 0x80;
  private static final int PADDING_BIT = 0x20;
  private static final int EXTENSION_BIT = 0x10;
  private static final int CSRC_COUNT_MASK = 0x0F;
  private static final int MARKER_BIT = 0x80;
  private static final int ONE_BYTE_STOP_ID = 15;

  private byte[] buffer = new byte[FIXED_HEADER_LENGTH];
  private int offset;
  private int headerLength = FIXED_HEADER_LENGTH;
  private int payloadLength;
  private int extensionHeaderLength;
  private int extensionsStart;
  private int extensionsEnd;

  /**
   * Moves to another packet.
   *
   * @return false if the octets are no RTP packet; then the flyweight must not be read
   */
  public boolean wrap(byte[] buffer, int offset, int length) {
    return wrapProtected(buffer, offset, length) && withoutPadding();
  }

  /**
   * Moves to a packet whose payload is still encrypted (RFC 3711): only the header counts, and the
   * payload is taken to reach to the end of the packet.
   */
  public boolean wrapProtected(byte[] buffer, int offset, int length) {
    if (length < FIXED_HEADER_LENGTH || (buffer[offset] & VERSION_MASK) != VERSION_2) {
      return false;
    }
    this.buffer = buffer;
    this.offset = offset;
    headerLength = FIXED_HEADER_LENGTH + 4 * (buffer[offset] & CSRC_COUNT_MASK);
    extensionHeaderLength = 0;
    if ((buffer[offset] & EXTENSION_BIT) != 0 && !wrapExtensions(length)) {
      return false;
    }
    payloadLength = length - headerLength;
    return payloadLength >= 0;
  }

  private boolean wrapExtensions(int length) {
    if (headerLength + 4 > length) {
      return false;
    }
    int profile = BigEndian.getU16(buffer, offset + headerLength);
    int octets = 4 * BigEndian.getU16(buffer, offset + headerLength + 2);
    if (profile == ONE_BYTE_PROFILE) {
      extensionHeaderLength = 1;
    } else if ((profile & 0xFFF0) == TWO_BYTE_PROFILE) {
      extensionHeaderLength = 2;
    }
    extensionsStart = offset + headerLength + 4;
    extensionsEnd = extensionsStart + octets;
    headerLength += 4 + octets;
    return true;
  }

  private boolean withoutPadding() {
    if (!hasPadding()) {
      return true;
    }
    int padding = payloadLength == 0 ? 0 : buffer[payloadOffset() + payloadLength - 1] & 0xFF;
    payloadLength -= padding;
    return padding > 0 && payloadLength >= 0;
  }

  public int payloadType() {
    return buffer[offset + 1] & 0x7F;
  }

  public boolean marker() {
    return (buffer[offset + 1] & MARKER_BIT) != 0;
  }

  public int sequenceNumber() {
    return BigEndian.getU16(buffer, offset + 2);
  }

  public int timestamp() {
    return BigEndian.getInt(buffer, offset + 4);
  }

  public int ssrc() {
    return BigEndian.getInt(buffer, offset + 8);
  }

  /** Whether the P bit is set. */
  public boolean hasPadding() {
    return (buffer[offset] & PADDING_BIT) != 0;
  }

  /** Octets before the payload: fixed header, CSRCs and extensions. */
  public int headerLength() {
    return headerLength;
  }

  /** Index of the first payload octet. */
  public int payloadOffset() {
    return offset + headerLength;
  }

  /** Octets of payload, without padding. */
  public int payloadLength() {
    return payloadLength;
  }

  /**
   * Index of the data of an extension element.
   *
   * @param id 1 to 14, or to 255 in the two-byte form
   * @return -1 if the packet has no such element
   */
  public int extensionOffset(int id) {
    int element = findExtension(id);
    return element < 0 ? -1 : element + extensionHeaderLength;
  }

  /** Octets of data of an extension element, -1 if the packet has no such element. */
  public int extensionLength(int id) {
    int element = findExtension(id);
    return element < 0 ? -1 : dataLength(element);
  }

  private int findExtension(int id) {
    if (extensionHeaderLength == 0 || id <= 0) {
      return -1;
    }
    int element = extensionsStart;
    while (element + extensionHeaderLength <= extensionsEnd) {
      int elementId = idAt(element);
      if (elementId == 0) {
        element++; // a padding octet
        continue;
      }
      if (extensionHeaderLength == 1 && elementId == ONE_BYTE_STOP_ID) {
        return -1;
      }
      int end = element + extensionHeaderLength + dataLength(element);
      if (end > extensionsEnd) {
        return -1;
      }
      if (elementId == id) {
        return element;
      }
      element = end;
    }
    return -1;
  }

  private int idAt(int element) {
    int octet = buffer[element] & 0xFF;
    return extensionHeaderLength == 1 ? octet >> 4 : octet;
  }

  private int dataLength(int element) {
    return extensionHeaderLength == 1 ? (buffer[element] & 0x0F) + 1 : buffer[element + 1] & 0xFF;
  }
}
