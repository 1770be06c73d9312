package dev.tandem.conformance.probe.peer;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A candidate line of SDP (RFC 8839 section 5.1) of the first component over UDP. */
public record Candidate(String foundation, long priority, InetSocketAddress address, String type) {
  private static final int HOST_PREFERENCE = 126;

  /** A host candidate; the first of them is preferred. */
  static Candidate host(int number, InetSocketAddress address) {
    long priority = ((long) HOST_PREFERENCE << 24) | ((65_535L - number) << 8) | 255;
    return new Candidate(String.valueOf(number + 1), priority, address, "host");
  }

  /** Reads what follows "a=candidate:"; empty if it is none over UDP with an IPv4 address. */
  static Optional<Candidate> parse(String value) {
    List<String> words = List.of(value.strip().split("\\s+"));
    if (words.size() < 8
        || !words.get(1).equals("1")
        || !words.get(2).toLowerCase(Locale.ROOT).equals("udp")) {
      return Optional.empty();
    }
    try {
      InetAddress host = InetAddress.ofLiteral(words.get(4));
      int port = Integer.parseInt(words.get(5));
      InetSocketAddress address = new InetSocketAddress(host, port);
      if (host.getAddress().length != 4 || port == 0) {
        return Optional.empty();
      }
      return Optional.of(
          new Candidate(words.get(0), Long.parseLong(words.get(3)), address, words.get(7)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** What follows "a=candidate:". */
  String value() {
    @Nullable InetAddress host = address.getAddress();
    return "%s 1 udp %d %s %d typ %s"
        .formatted(
            foundation,
            priority,
            host == null ? address.getHostString() : host.getHostAddress(),
            address.getPort(),
            type);
  }
}
