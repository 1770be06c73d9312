package dev.tandem.server.media.ice;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes one Binding message after the other into its own buffer: {@link #begin}, attributes,
 * {@link #integrity} if there is a key, {@link #finish}. Single-threaded.
 */
final class StunWriter {

  private static final int CAPACITY = 1024;

  private final byte[] buffer = new byte[CAPACITY];
  private int length;

  byte[] buffer() {
    return buffer;
  }

  StunWriter begin(StunKind kind, TransactionId id) {
    Octets.putInt16(buffer, 0, kind.bindingType());
    Octets.putInt32(buffer, 4, StunMessage.MAGIC_COOKIE);
    Octets.putInt32(buffer, StunMessage.TRANSACTION_ID, id.high());
    Octets.putInt64(buffer, StunMessage.TRANSACTION_ID + 4, id.low());
    length = StunMessage.HEADER_LENGTH;
    return this;
  }

  StunWriter username(String username) {
    return octets(StunAttribute.USERNAME, username.getBytes(StandardCharsets.UTF_8));
  }

  StunWriter priority(long priority) {
    int value = header(StunAttribute.PRIORITY, 4);
    Octets.putInt32(buffer, value, (int) priority);
    return this;
  }

  StunWriter useCandidate() {
    header(StunAttribute.USE_CANDIDATE, 0);
    return this;
  }

  StunWriter role(RoleClaim claim) {
    int value = header(claim.attribute(), 8);
    Octets.putInt64(buffer, value, claim.tieBreaker());
    return this;
  }

  StunWriter mappedAddress(InetSocketAddress address) {
    int attribute = length;
    int octets = StunAddress.write(buffer, 0, attribute + 4, address);
    header(StunAttribute.XOR_MAPPED_ADDRESS, octets);
    return this;
  }

  StunWriter error(StunError error) {
    byte[] reason = error.reason().getBytes(StandardCharsets.UTF_8);
    int value = header(StunAttribute.ERROR_CODE, 4 + reason.length);
    Octets.putInt16(buffer, value, 0);
    buffer[value + 2] = (byte) (error.code() / 100);
    buffer[value + 3] = (byte) (error.code() % 100);
    System.arraycopy(reason, 0, buffer, value + 4, reason.length);
    return this;
  }

  /** Lists the attributes of a request that we do not know. */
  StunWriter unknownAttributes(StunMessage request) {
    int count = request.unknownCount();
    int value = header(StunAttribute.UNKNOWN_ATTRIBUTES, 2 * count);
    for (int i = 0; i < count; i++) {
      Octets.putInt16(buffer, value + 2 * i, request.unknownType(i));
    }
    return this;
  }

  StunWriter integrity(StunIntegrity integrity) {
    int value = header(StunAttribute.MESSAGE_INTEGRITY, 20);
    integrity.write(buffer, 0, value - 4);
    return this;
  }

  /** Ends the message with FINGERPRINT and returns its length. */
  int finish() {
    int value = header(StunAttribute.FINGERPRINT, 4);
    Octets.putInt16(buffer, 2, length - StunMessage.HEADER_LENGTH);
    Octets.putInt32(buffer, value, StunFingerprint.of(buffer, 0, value - 4));
    return length;
  }

  private StunWriter octets(StunAttribute attribute, byte[] octets) {
    int value = header(attribute, octets.length);
    System.arraycopy(octets, 0, buffer, value, octets.length);
    return this;
  }

  /** Writes an attribute's header and zeros its padding; returns where the value belongs. */
  private int header(StunAttribute attribute, int valueLength) {
    Octets.putInt16(buffer, length, attribute.type());
    Octets.putInt16(buffer, length + 2, valueLength);
    int value = length + 4;
    length = value + Octets.padded(valueLength);
    Arrays.fill(buffer, value + valueLength, length, (byte) 0);
    return value;
  }
}
