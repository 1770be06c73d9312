package dev.tandem.server.media.udp;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class KnownAddressesTest {
  /** More than the table ever holds. */
  private static final int STRANGERS = 20_000;

  private final KnownAddresses known = new KnownAddresses();
  private final SocketAddress name =
      new SocketAddress(Arena.ofAuto().allocate(SocketAddress.LENGTH, Long.BYTES));

  @Test
  void anAddressIsMadeOnce() {
    InetSocketAddress first = known(1, false);

    assertThat(first).isEqualTo(address(1));
    assertThat(known(1, false)).isSameAs(first);
  }

  @Test
  void anAddressIsTheSameByAnIpv6Socket() {
    assertThat(known(1, true)).isSameAs(known(1, false));
  }

  @Test
  void addressesStayTheirsWhileTheTableGrows() {
    InetSocketAddress[] made = new InetSocketAddress[1_000];
    for (int i = 0; i < made.length; i++) {
      made[i] = known(i, false);
    }

    for (int i = 0; i < made.length; i++) {
      assertThat(known(i, false)).isSameAs(made[i]).isEqualTo(address(i));
    }
  }

  @Test
  void strangersWhoFillTheTableHaveItBeginAnew() {
    InetSocketAddress first = known(0, false);
    for (int i = 1; i < STRANGERS; i++) {
      assertThat(known(i, false)).isEqualTo(address(i));
    }

    assertThat(known(0, false)).isEqualTo(first).isNotSameAs(first);
  }

  private InetSocketAddress known(int port, boolean ipv6) {
    name.set(address(port), ipv6);
    return known.of(name);
  }

  private static InetSocketAddress address(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }
}
