package dev.tandem.server.signalling.sdp;

import dev.tandem.server.media.ice.IceCandidate;
import dev.tandem.server.media.ice.IceTransport;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The value of {@code a=candidate} (RFC 8839, section 5.1; for TCP RFC 6544, section 4.5). */
final class CandidateLine {
  private static final int FIXED_WORDS = 8;
  private static final long MAX_PRIORITY = 0x7fffffffL;
  private static final int MAX_PORT = 65535;

  private CandidateLine() {}

  /** The candidate; empty where the line is malformed, of another component or transport. */
  static Optional<IceCandidate> parse(String value) {
    List<String> words = List.of(value.split("\\s+", -1));
    if (words.size() < FIXED_WORDS || !words.get(1).equals("1") || !words.get(6).equals("typ")) {
      return Optional.empty();
    }
    Optional<IceTransport> transport = name(IceTransport.values(), words.get(2));
    Optional<IceCandidate.Type> type = name(IceCandidate.Type.values(), words.get(7));
    long priority = Numbers.parseLong(words.get(3), MAX_PRIORITY);
    int port = Numbers.parse(words.get(5), MAX_PORT);
    if (transport.isEmpty() || type.isEmpty() || priority < 1 || port < 1) {
      return Optional.empty();
    }
    return Optional.of(
        new IceCandidate(
            words.get(0),
            transport.get(),
            priority,
            words.get(4),
            port,
            type.get(),
            transport.get() == IceTransport.TCP ? extension(words, "tcptype") : ""));
  }

  static String write(IceCandidate candidate) {
    String related = candidate.type() == IceCandidate.Type.HOST ? "" : " raddr 0.0.0.0 rport 0";
    String tcpType = candidate.tcpType().isEmpty() ? "" : " tcptype " + candidate.tcpType();
    return candidate.foundation()
        + " 1 "
        + lower(candidate.transport())
        + " "
        + candidate.priority()
        + " "
        + candidate.address()
        + " "
        + candidate.port()
        + " typ "
        + lower(candidate.type())
        + related
        + tcpType;
  }

  private static String extension(List<String> words, String name) {
    for (int i = FIXED_WORDS; i + 1 < words.size(); i += 2) {
      if (words.get(i).equals(name)) {
        return words.get(i + 1);
      }
    }
    return "";
  }

  private static <E extends Enum<E>> Optional<E> name(E[] values, String word) {
    for (E value : values) {
      if (value.name().equalsIgnoreCase(word)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
