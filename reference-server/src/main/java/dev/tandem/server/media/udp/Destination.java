package dev.tandem.server.media.udp;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.net.InetSocketAddress;

/**
 * An address as an outlet sends to it: in the form of the system, together with what is known about
 * the way there. Made once by {@link Outlet#to}, kept by whoever sends, and used with that outlet
 * alone. Single-threaded.
 */
public final class Destination {
  /** No address, for outlets that have one far end, and before there is one. */
  public static final Destination NOWHERE = new Destination(new InetSocketAddress(0));

  static final int WORDS = 4;

  private final InetSocketAddress address;
  private final int length;
  private final long[] words;
  private boolean takesRuns = true;

  /** An address that the Java platform sends to. */
  Destination(InetSocketAddress address) {
    this.address = address;
    length = 0;
    words = new long[0];
  }

  /** An address that a socket of Linux sends to, of IPv6 or of IPv4. */
  Destination(InetSocketAddress address, boolean ipv6) {
    this.address = address;
    words = new long[WORDS];
    length = new SocketAddress(MemorySegment.ofArray(words)).set(address, ipv6);
  }

  InetSocketAddress address() {
    return address;
  }

  /** Octets of the form of the system; 0 where that socket cannot reach it. */
  int length() {
    return length;
  }

  /** Writes the form of the system. */
  void write(MemorySegment name) {
    MemorySegment.copy(words, 0, name, JAVA_LONG, 0, WORDS);
  }

  /** Whether several packets may go there as one message. */
  boolean takesRuns() {
    return takesRuns;
  }

  /** The way there has refused a run: its packets go one by one from now on. */
  void refusedRun() {
    takesRuns = false;
  }
}
