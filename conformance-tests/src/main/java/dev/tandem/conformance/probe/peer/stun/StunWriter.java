package dev.tandem.conformance.probe.peer.stun;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Builds a Binding message, attribute by attribute; what it must not contain can be added too. */
public final class StunWriter {
  private static final int LONGEST = 1_200;

  private final TransactionId transactionId;
  private final ByteBuffer out = ByteBuffer.allocate(LONGEST);

  /** Begins a message. */
  public StunWriter(StunKind kind, TransactionId transactionId) {
    this.transactionId = transactionId;
    out.putShort((short) kind.type());
    out.putShort((short) 0);
    out.putInt(StunMessage.COOKIE);
    out.put(transactionId.bytes());
  }

  /** Adds any attribute, padded with zeros. */
  public StunWriter add(int type, byte[] value) {
    out.putShort((short) type).putShort((short) value.length).put(value);
    while (out.position() % 4 != 0) {
      out.put((byte) 0);
    }
    return this;
  }

  public StunWriter username(String username) {
    return add(StunAttribute.USERNAME, username.getBytes(StandardCharsets.UTF_8));
  }

  public StunWriter priority(long priority) {
    return add(StunAttribute.PRIORITY, ByteBuffer.allocate(4).putInt((int) priority).array());
  }

  public StunWriter useCandidate() {
    return add(StunAttribute.USE_CANDIDATE, new byte[0]);
  }

  /** ICE-CONTROLLING or ICE-CONTROLLED with the tie-breaker. */
  public StunWriter role(boolean controlling, long tieBreaker) {
    int type = controlling ? StunAttribute.ICE_CONTROLLING : StunAttribute.ICE_CONTROLLED;
    return add(type, ByteBuffer.allocate(8).putLong(tieBreaker).array());
  }

  public StunWriter mappedAddress(InetSocketAddress address) {
    return add(StunAttribute.XOR_MAPPED_ADDRESS, XorAddress.write(address, transactionId.bytes()));
  }

  /** ERROR-CODE with its reason. */
  public StunWriter error(int code, String reason) {
    byte[] words = reason.getBytes(StandardCharsets.UTF_8);
    ByteBuffer value = ByteBuffer.allocate(4 + words.length);
    value.putInt(((code / 100) << 8) | (code % 100)).put(words);
    return add(StunAttribute.ERROR_CODE, value.array());
  }

  /** Adds MESSAGE-INTEGRITY over all up to here. */
  public StunWriter integrity(String password) {
    byte[] before = soFar();
    return add(StunAttribute.MESSAGE_INTEGRITY, Seals.integrity(before, before.length, password));
  }

  /** Adds FINGERPRINT, ends the message and returns its bytes. */
  public byte[] finish() {
    byte[] before = soFar();
    int crc = Seals.fingerprint(before, before.length);
    add(StunAttribute.FINGERPRINT, ByteBuffer.allocate(4).putInt(crc).array());
    return finishWithoutFingerprint();
  }

  /** Ends the message and returns its bytes. */
  public byte[] finishWithoutFingerprint() {
    byte[] bytes = soFar();
    ByteBuffer.wrap(bytes).putShort(2, (short) (bytes.length - StunMessage.HEADER));
    return bytes;
  }

  private byte[] soFar() {
    return Arrays.copyOf(out.array(), out.position());
  }
}
