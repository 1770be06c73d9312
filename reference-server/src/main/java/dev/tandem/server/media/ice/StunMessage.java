package dev.tandem.server.media.ice;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A received STUN message as a view of its buffer (RFC 8489, sections 5 and 14). One instance is
 * pointed at one message after the other; what it answers is about the last one that {@link #parse}
 * accepted. Of repeated attributes the first counts. Single-threaded.
 *
 * <pre>
 *    0                   1                   2                   3
 *   |0 0| message type              | message length, without header |
 *   | magic cookie 0x2112A442                                        |
 *   | transaction id, 96 bits                                        |
 *   | attributes: type (16), length (16), value, padding to 32 bits  |
 * </pre>
 */
final class StunMessage {

  static final int HEADER_LENGTH = 20;
  static final int MAGIC_COOKIE = 0x2112A442;
  static final int TRANSACTION_ID = 8;
  static final int MAX_UNKNOWN = 8;

  private final int[] valueOffsets = new int[StunAttribute.COUNT];
  private final int[] valueLengths = new int[StunAttribute.COUNT];
  private final int[] unknown = new int[MAX_UNKNOWN];
  private int unknownCount;
  private byte[] buffer = new byte[HEADER_LENGTH];
  private int offset;

  /** Takes a message; false if it is not a well-formed STUN message of exactly this length. */
  boolean parse(byte[] buffer, int offset, int length) {
    if (length < HEADER_LENGTH
        || (buffer[offset] & 0xC0) != 0
        || Octets.int32(buffer, offset + 4) != MAGIC_COOKIE
        || Octets.uint16(buffer, offset + 2) != length - HEADER_LENGTH
        || length % 4 != 0) {
      return false;
    }
    this.buffer = buffer;
    this.offset = offset;
    Arrays.fill(valueOffsets, -1);
    unknownCount = 0;
    return parseAttributes(offset + HEADER_LENGTH, offset + length);
  }

  private boolean parseAttributes(int from, int end) {
    int at = from;
    while (at < end) {
      int type = Octets.uint16(buffer, at);
      int valueLength = Octets.uint16(buffer, at + 2);
      int value = at + 4;
      int next = value + Octets.padded(valueLength);
      if (next > end || has(StunAttribute.FINGERPRINT) || !keep(type, value, valueLength)) {
        return false;
      }
      at = next;
    }
    return true;
  }

  /** Notes an attribute; false if its length is impossible. Integrity hides what follows it. */
  private boolean keep(int type, int value, int length) {
    StunAttribute attribute = StunAttribute.of(type);
    if (has(StunAttribute.MESSAGE_INTEGRITY) && attribute != StunAttribute.FINGERPRINT) {
      return true;
    }
    if (attribute == null) {
      keepUnknown(type);
      return true;
    }
    if (!attribute.allowsLength(length)) {
      return false;
    }
    if (!has(attribute)) {
      valueOffsets[attribute.ordinal()] = value;
      valueLengths[attribute.ordinal()] = length;
    }
    return true;
  }

  private void keepUnknown(int type) {
    if (StunAttribute.isComprehensionRequired(type) && unknownCount < MAX_UNKNOWN) {
      unknown[unknownCount++] = type;
    }
  }

  byte[] buffer() {
    return buffer;
  }

  /** Where the message begins in {@link #buffer}. */
  int offset() {
    return offset;
  }

  boolean isBinding() {
    return StunKind.isBinding(Octets.uint16(buffer, offset));
  }

  StunKind kind() {
    return StunKind.of(Octets.uint16(buffer, offset));
  }

  TransactionId transactionId() {
    int at = offset + TRANSACTION_ID;
    return new TransactionId(Octets.int32(buffer, at), Octets.int64(buffer, at + 4));
  }

  boolean has(StunAttribute attribute) {
    return valueOffsets[attribute.ordinal()] >= 0;
  }

  /** Absolute offset of a value, -1 if the attribute is absent. */
  int valueOffset(StunAttribute attribute) {
    return valueOffsets[attribute.ordinal()];
  }

  /** Number of distinct places where an attribute stood that we would have to understand. */
  int unknownCount() {
    return unknownCount;
  }

  int unknownType(int index) {
    return unknown[index];
  }

  /** False if a FINGERPRINT is there and wrong; integrity proves more where it is absent. */
  boolean fingerprintHolds() {
    if (!has(StunAttribute.FINGERPRINT)) {
      return true;
    }
    int value = valueOffset(StunAttribute.FINGERPRINT);
    return Octets.int32(buffer, value) == StunFingerprint.of(buffer, offset, value - 4 - offset);
  }

  /** USERNAME, which has to be present. */
  String username() {
    int index = StunAttribute.USERNAME.ordinal();
    return new String(buffer, valueOffsets[index], valueLengths[index], StandardCharsets.UTF_8);
  }

  /** PRIORITY, which has to be present. */
  long priority() {
    return Octets.int32(buffer, valueOffset(StunAttribute.PRIORITY)) & 0xFFFFFFFFL;
  }

  /** The tie-breaker in ICE-CONTROLLING or ICE-CONTROLLED, which has to be present. */
  long tieBreaker(StunAttribute roleAttribute) {
    return Octets.int64(buffer, valueOffset(roleAttribute));
  }

  /** The code in ERROR-CODE (300 to 699 in a sound message), 0 if absent. */
  int errorCode() {
    int value = valueOffset(StunAttribute.ERROR_CODE);
    return value < 0 ? 0 : (buffer[value + 2] & 0x07) * 100 + (buffer[value + 3] & 0xFF);
  }

  /** XOR-MAPPED-ADDRESS: from where the peer saw our request come; null if absent or broken. */
  @Nullable InetSocketAddress mappedAddress() {
    int index = StunAttribute.XOR_MAPPED_ADDRESS.ordinal();
    return valueOffsets[index] < 0
        ? null
        : StunAddress.read(buffer, offset, valueOffsets[index], valueLengths[index]);
  }
}
