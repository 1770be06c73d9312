package dev.tandem.server.media;

import dev.tandem.server.media.ice.IceCandidate;
import dev.tandem.server.media.ice.IceTransport;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/** Our host candidates (RFC 8445, section 5.1.1; RFC 6544 for TCP). */
final class LocalCandidates {
  private static final int HOST_PREFERENCE = 126;
  private static final int TCP_PREFERENCE = 90;
  private static final int COMPONENT = 1;

  private final List<String> addresses;

  LocalCandidates(MediaOptions options) {
    this.addresses = addresses(options).stream().map(LocalCandidates::literal).toList();
  }

  /** Candidates of a port, the first address preferred. */
  List<IceCandidate> of(IceTransport transport, int port) {
    List<IceCandidate> candidates = new ArrayList<>();
    boolean tcp = transport == IceTransport.TCP;
    for (int i = 0; i < addresses.size(); i++) {
      long priority = priority(tcp ? TCP_PREFERENCE : HOST_PREFERENCE, 0xffff - i);
      candidates.add(
          new IceCandidate(
              (tcp ? "t" : "u") + (i + 1),
              transport,
              priority,
              addresses.get(i),
              port,
              IceCandidate.Type.HOST,
              tcp ? "passive" : ""));
    }
    return candidates;
  }

  private static long priority(int typePreference, int localPreference) {
    return ((long) typePreference << 24) + ((long) localPreference << 8) + (256 - COMPONENT);
  }

  private static List<InetAddress> addresses(MediaOptions options) {
    if (!options.advertisedAddresses().isEmpty()) {
      return options.advertisedAddresses();
    }
    if (options.bindAddress() != null && !options.bindAddress().isAnyLocalAddress()) {
      return List.of(options.bindAddress());
    }
    List<InetAddress> found = LocalAddresses.reachable();
    return found.isEmpty() ? List.of(InetAddress.getLoopbackAddress()) : found;
  }

  private static String literal(InetAddress address) {
    String text = address.getHostAddress();
    int zone = text.indexOf('%');
    return zone < 0 ? text : text.substring(0, zone);
  }
}
