package dev.tandem.server.media.udp;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteOrder;

/**
 * A socket address as Linux has it in memory (ip(7), ipv6(7)).
 *
 * <pre>
 *  sockaddr_in    family:16 port:16 address:32 zeros:64
 *  sockaddr_in6   family:16 port:16 flow:32 address:128 scope:32
 * </pre>
 *
 * <p>A socket of IPv6 has IPv4 addresses mapped into IPv6 ones (RFC 4291, section 2.5.5.2).
 */
record SocketAddress(MemorySegment memory) {
  /** The longer of both forms, octets. */
  static final int LENGTH = 28;

  private static final int IPV4_LENGTH = 16;
  private static final short IPV4 = 2;
  private static final short IPV6 = 10;
  private static final int IPV4_PLACE = 4;
  private static final int IPV6_PLACE = 8;
  private static final int SCOPE_PLACE = 24;
  private static final long MAPPED = 0xffff_0000_0000L;

  private static final ValueLayout.OfShort FAMILY = ValueLayout.JAVA_SHORT_UNALIGNED;
  private static final ValueLayout.OfShort PORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  boolean isIpv6() {
    return memory.get(FAMILY, 0) == IPV6;
  }

  int port() {
    return memory.get(PORT, 2) & 0xffff;
  }

  /** The first half of the IPv6 address; 0 for IPv4. */
  long head() {
    return isIpv6() ? memory.get(LONG, IPV6_PLACE) : 0;
  }

  /** The second half of the IPv6 address, or the IPv4 address mapped into one. */
  long tail() {
    return isIpv6()
        ? memory.get(LONG, IPV6_PLACE + Long.BYTES)
        : MAPPED | (memory.get(INT, IPV4_PLACE) & 0xffff_ffffL);
  }

  InetSocketAddress toInetSocketAddress() {
    byte[] octets = new byte[16];
    MemorySegment.ofArray(octets).set(LONG, 0, head());
    MemorySegment.ofArray(octets).set(LONG, Long.BYTES, tail());
    try {
      return new InetSocketAddress(InetAddress.getByAddress(octets), port());
    } catch (UnknownHostException e) {
      throw new IllegalStateException("16 octets are always an address", e);
    }
  }

  /** Writes an address and returns its length; 0 where a socket of IPv4 cannot reach it. */
  int set(InetSocketAddress address, boolean ipv6) {
    byte[] octets = address.getAddress().getAddress();
    boolean isIpv4 = address.getAddress() instanceof Inet4Address;
    if (!ipv6 && !isIpv4) {
      return 0;
    }
    memory.fill((byte) 0);
    memory.set(FAMILY, 0, ipv6 ? IPV6 : IPV4);
    memory.set(PORT, 2, (short) address.getPort());
    int place = ipv6 ? IPV6_PLACE : IPV4_PLACE;
    if (ipv6 && isIpv4) {
      memory.set(LONG, place + Integer.BYTES, MAPPED >>> Integer.SIZE);
      place += 12;
    }
    MemorySegment.copy(octets, 0, memory, ValueLayout.JAVA_BYTE, place, octets.length);
    if (address.getAddress() instanceof Inet6Address scoped) {
      memory.set(ValueLayout.JAVA_INT_UNALIGNED, SCOPE_PLACE, scoped.getScopeId());
    }
    return ipv6 ? LENGTH : IPV4_LENGTH;
  }
}
