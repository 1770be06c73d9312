package dev.tandem.conformance.probe.peer.stun;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** XOR-MAPPED-ADDRESS (RFC 8489 section 14.2). */
final class XorAddress {
  private static final int PORT_MASK = 0x2112;

  private XorAddress() {}

  static Optional<InetSocketAddress> read(byte[] value, byte[] transactionId) {
    if (value.length != 8 && value.length != 20) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(value);
    int family = in.getShort() & 0xFF;
    if (family != (value.length == 8 ? 1 : 2)) {
      return Optional.empty();
    }
    int port = Short.toUnsignedInt(in.getShort()) ^ PORT_MASK;
    byte[] address = new byte[in.remaining()];
    in.get(address);
    try {
      InetAddress host = InetAddress.getByAddress(masked(address, transactionId));
      return Optional.of(new InetSocketAddress(host, port));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  static byte[] write(InetSocketAddress address, byte[] transactionId) {
    byte[] host = address.getAddress().getAddress();
    return ByteBuffer.allocate(4 + host.length)
        .putShort((short) (host.length == 4 ? 1 : 2))
        .putShort((short) (address.getPort() ^ PORT_MASK))
        .put(masked(host, transactionId))
        .array();
  }

  private static byte[] masked(byte[] address, byte[] transactionId) {
    byte[] mask =
        ByteBuffer.allocate(4 + TransactionId.LENGTH)
            .putInt(StunMessage.COOKIE)
            .put(transactionId)
            .array();
    byte[] masked = address.clone();
    for (int i = 0; i < masked.length; i++) {
      masked[i] ^= mask[i];
    }
    return masked;
  }
}
