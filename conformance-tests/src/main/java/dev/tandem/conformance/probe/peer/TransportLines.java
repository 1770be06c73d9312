package dev.tandem.conformance.probe.peer;

import dev.tandem.conformance.probe.peer.dtls.Fingerprint;
import dev.tandem.conformance.probe.peer.ice.IceCredentials;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What one side says about its transport in SDP: ICE, DTLS and candidates. */
public record TransportLines(
    IceCredentials credentials, Fingerprint fingerprint, Setup setup, List<Candidate> candidates) {
  public TransportLines {
    candidates = List.copyOf(candidates);
  }

  /**
   * Reads them from an SDP, from its first m-section that has them and else from its head.
   *
   * @throws PeerException naming the line that is missing
   */
  public static TransportLines read(String sdp) {
    String[] fingerprint = need(sdp, "fingerprint").split("\\s+", 2);
    if (fingerprint.length < 2) {
      throw new PeerException("a=fingerprint has no value in the SDP");
    }
    return new TransportLines(
        new IceCredentials(need(sdp, "ice-ufrag"), need(sdp, "ice-pwd")),
        new Fingerprint(fingerprint[0], fingerprint[1]),
        values(sdp, "setup").findFirst().flatMap(Setup::of).orElse(Setup.ACTIVE),
        values(sdp, "candidate")
            .map(Candidate::parse)
            .flatMap(Optional::stream)
            .distinct()
            .toList());
  }

  /** The lines of an m-section, without candidates; each ends with a line feed. */
  public String sdp() {
    return """
    a=ice-ufrag:%s
    a=ice-pwd:%s
    a=fingerprint:%s
    a=setup:%s
    """
        .formatted(credentials.ufrag(), credentials.password(), fingerprint, setup.word());
  }

  /** The candidate lines of an m-section; each ends with a line feed. */
  public String candidateLines() {
    return String.join(
        "", candidates.stream().map(c -> "a=candidate:" + c.value() + "\n").toList());
  }

  private static String need(String sdp, String attribute) {
    return values(sdp, attribute)
        .findFirst()
        .orElseThrow(() -> new PeerException("the SDP has no a=" + attribute));
  }

  private static Stream<String> values(String sdp, String attribute) {
    String prefix = "a=" + attribute + ":";
    return sdp.lines()
        .filter(line -> line.startsWith(prefix))
        .map(line -> line.substring(prefix.length()).strip());
  }
}
