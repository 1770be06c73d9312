package dev.tandem.conformance.fault.media;

import dev.tandem.conformance.probe.peer.TransportLines;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/** Puts the transport of another peer into an SDP and leaves everything else. */
final class TransportText {
  private TransportText() {}

  /** The SDP with these ICE credentials, fingerprint, role and candidates. */
  static String replaced(String sdp, TransportLines lines, boolean withCandidates) {
    List<String> sections = new ArrayList<>();
    for (String section : sdp.split("(?m)^(?=m=)", -1)) {
      sections.add(replaced(section, lines, withCandidates ? candidates(lines) : ""));
    }
    return String.join("", sections);
  }

  private static String replaced(String section, TransportLines lines, String candidates) {
    String text = section;
    for (String line : lines.sdp().lines().toList()) {
      String name = line.substring(0, line.indexOf(':') + 1);
      text = text.replaceAll("(?m)^" + name + "[^\r\n]*", Matcher.quoteReplacement(line));
    }
    boolean offered = text.contains("a=candidate:");
    text = text.replaceAll("(?m)^a=(candidate:[^\r\n]*|ice-lite|end-of-candidates)\r?\n", "");
    return offered ? text + candidates : text;
  }

  private static String candidates(TransportLines lines) {
    return lines.candidateLines().replace("\n", "\r\n");
  }
}
