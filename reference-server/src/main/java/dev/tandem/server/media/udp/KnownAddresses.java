package dev.tandem.server.media.udp;

import java.net.InetSocketAddress;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that packets come from, so that each is made into an object once and not for each
 * packet. Forgets all when strangers have filled it. Single-threaded.
 */
final class KnownAddresses {
  private static final int FEWEST = 16;
  private static final int MOST = 1 << 14;

  private long[] heads = new long[FEWEST];
  private long[] tails = new long[FEWEST];
  private @Nullable InetSocketAddress[] addresses = new InetSocketAddress[FEWEST];
  private int size;

  /** The object of an address. */
  InetSocketAddress of(SocketAddress address) {
    long head = address.head();
    long tail = address.tail();
    int port = address.port();
    int place = hash(head, tail, port) & (addresses.length - 1);
    while (true) {
      InetSocketAddress known = addresses[place];
      if (known == null) {
        return add(address, head, tail);
      }
      if (tails[place] == tail && heads[place] == head && known.getPort() == port) {
        return known;
      }
      place = (place + 1) & (addresses.length - 1);
    }
  }

  private InetSocketAddress add(SocketAddress address, long head, long tail) {
    if (2 * (size + 1) > addresses.length) {
      makeRoom();
    }
    InetSocketAddress made = address.toInetSocketAddress();
    put(head, tail, made);
    return made;
  }

  private void put(long head, long tail, InetSocketAddress address) {
    int place = hash(head, tail, address.getPort()) & (addresses.length - 1);
    while (addresses[place] != null) {
      place = (place + 1) & (addresses.length - 1);
    }
    heads[place] = head;
    tails[place] = tail;
    addresses[place] = address;
    size++;
  }

  private void makeRoom() {
    if (addresses.length < MOST) {
      grow();
    } else {
      Arrays.fill(addresses, null);
      size = 0;
    }
  }

  private void grow() {
    long[] oldHeads = heads;
    long[] oldTails = tails;
    @Nullable InetSocketAddress[] old = addresses;
    int length = 2 * old.length;
    heads = new long[length];
    tails = new long[length];
    addresses = new InetSocketAddress[length];
    size = 0;
    for (int i = 0; i < old.length; i++) {
      InetSocketAddress address = old[i];
      if (address != null) {
        put(oldHeads[i], oldTails[i], address);
      }
    }
  }

  private static int hash(long head, long tail, int port) {
    long mixed = (head * 31 + tail) * 31 + port;
    mixed *= 0x9e37_79b9_7f4a_7c15L;
    return (int) (mixed >>> 40);
  }
}
