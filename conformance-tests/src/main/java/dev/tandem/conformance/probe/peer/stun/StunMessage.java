package dev.tandem.conformance.probe.peer.stun;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A Binding message that came (RFC 8489 section 5). */
public final class StunMessage {
  static final int HEADER = 20;
  static final int COOKIE = 0x2112A442;

  private final byte[] bytes;
  private final StunKind kind;
  private final TransactionId transactionId;
  private final Map<Integer, byte[]> values;
  private final Map<Integer, Integer> offsets;

  private StunMessage(
      byte[] bytes,
      StunKind kind,
      TransactionId transactionId,
      Map<Integer, byte[]> values,
      Map<Integer, Integer> offsets) {
    this.bytes = bytes;
    this.kind = kind;
    this.transactionId = transactionId;
    this.values = values;
    this.offsets = offsets;
  }

  /** Reads a datagram; empty if it is no well-formed Binding message. */
  public static Optional<StunMessage> parse(byte[] datagram) {
    ByteBuffer in = ByteBuffer.wrap(datagram);
    if (datagram.length < HEADER || in.getInt(4) != COOKIE) {
      return Optional.empty();
    }
    Optional<StunKind> kind = StunKind.of(in.getShort());
    if (kind.isEmpty() || Short.toUnsignedInt(in.getShort()) != datagram.length - HEADER) {
      return Optional.empty();
    }
    in.getInt();
    byte[] id = new byte[TransactionId.LENGTH];
    in.get(id);
    Map<Integer, byte[]> values = new LinkedHashMap<>();
    Map<Integer, Integer> offsets = new LinkedHashMap<>();
    if (!readAttributes(in, values, offsets)) {
      return Optional.empty();
    }
    byte[] copy = datagram.clone();
    return Optional.of(new StunMessage(copy, kind.get(), TransactionId.of(id), values, offsets));
  }

  private static boolean readAttributes(
      ByteBuffer in, Map<Integer, byte[]> values, Map<Integer, Integer> offsets) {
    while (in.remaining() >= 4) {
      int offset = in.position();
      int type = Short.toUnsignedInt(in.getShort());
      int length = Short.toUnsignedInt(in.getShort());
      int padded = (length + 3) & ~3;
      if (padded > in.remaining()) {
        return false;
      }
      byte[] value = new byte[length];
      in.get(value);
      in.position(offset + 4 + padded);
      if (!values.containsKey(type)) {
        values.put(type, value);
        offsets.put(type, offset);
      }
    }
    return !in.hasRemaining();
  }

  public StunKind kind() {
    return kind;
  }

  public TransactionId transactionId() {
    return transactionId;
  }

  /** Whether there is such an attribute. */
  public boolean has(int attribute) {
    return values.containsKey(attribute);
  }

  /** The user name, or "". */
  public String username() {
    byte @Nullable [] value = values.get(StunAttribute.USERNAME);
    return value == null ? "" : new String(value, StandardCharsets.UTF_8);
  }

  /** The code of an error response, or 0. */
  public int errorCode() {
    byte @Nullable [] value = values.get(StunAttribute.ERROR_CODE);
    return value == null || value.length < 4 ? 0 : (value[2] & 7) * 100 + (value[3] & 0xFF);
  }

  /** An attribute of four bytes such as PRIORITY, or 0. */
  public long unsignedInt(int attribute) {
    byte @Nullable [] value = values.get(attribute);
    return value == null || value.length != 4
        ? 0
        : Integer.toUnsignedLong(ByteBuffer.wrap(value).getInt());
  }

  /** An attribute of eight bytes such as ICE-CONTROLLING, or 0. */
  public long tieBreaker(int attribute) {
    byte @Nullable [] value = values.get(attribute);
    return value == null || value.length != 8 ? 0 : ByteBuffer.wrap(value).getLong();
  }

  /** XOR-MAPPED-ADDRESS. */
  public Optional<InetSocketAddress> mappedAddress() {
    byte @Nullable [] value = values.get(StunAttribute.XOR_MAPPED_ADDRESS);
    return value == null ? Optional.empty() : XorAddress.read(value, transactionId.bytes());
  }

  /** Whether MESSAGE-INTEGRITY is there and made with this password (RFC 8489 section 14.5). */
  public boolean hasIntegrityOf(String password) {
    byte @Nullable [] value = values.get(StunAttribute.MESSAGE_INTEGRITY);
    @Nullable Integer offset = offsets.get(StunAttribute.MESSAGE_INTEGRITY);
    return value != null
        && offset != null
        && MessageDigest.isEqual(value, Seals.integrity(bytes, offset, password));
  }

  /** Whether FINGERPRINT is the last attribute and right (RFC 8489 section 14.7). */
  public boolean hasFingerprint() {
    byte @Nullable [] value = values.get(StunAttribute.FINGERPRINT);
    @Nullable Integer offset = offsets.get(StunAttribute.FINGERPRINT);
    return value != null
        && offset != null
        && value.length == 4
        && offset + 8 == bytes.length
        && ByteBuffer.wrap(value).getInt() == Seals.fingerprint(bytes, offset);
  }
}
