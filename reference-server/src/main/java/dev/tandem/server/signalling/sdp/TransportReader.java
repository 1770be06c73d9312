package dev.tandem.server.signalling.sdp;

import static dev.tandem.server.signalling.sdp.SdpException.quote;

import dev.tandem.server.media.api.RemoteTransport;
import dev.tandem.server.media.dtls.Fingerprint;
import dev.tandem.server.media.ice.IceCandidate;
import dev.tandem.server.media.ice.IceCredentials;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the peer's side of the one transport that all m-lines of a bundle share: ICE (RFC 8839),
 * fingerprints (RFC 8122) and DTLS role (RFC 5763). An attribute is looked for in the first m-line
 * of the bundle, then in the session part, then in the other m-lines.
 */
final class TransportReader {
  private static final Pattern UFRAG = Pattern.compile("[A-Za-z0-9+/]{4,256}");
  private static final Pattern PASSWORD = Pattern.compile("[A-Za-z0-9+/]{22,256}");
  private static final Pattern HEX_OCTETS = Pattern.compile("[0-9A-F]{2}(:[0-9A-F]{2})+");
  private static final Set<String> HASHES = Set.of("sha-256", "sha-384", "sha-512");

  private final String what;
  private final List<MediaSection> sections;
  private final List<Attributes> places = new ArrayList<>();

  private TransportReader(String what, SessionDescription description, List<MediaSection> used) {
    this.what = what;
    this.sections = taggedFirst(description, used);
    places.add(sections.getFirst().attributes());
    places.add(description.attributes());
    sections.stream().skip(1).forEach(section -> places.add(section.attributes()));
  }

  /**
   * The transport of an offer whose served m-lines are {@code used} (not empty). Where the peer
   * leaves the choice, this side opens DTLS (RFC 5763, section 5): then the handshake is over here
   * only after it is over at the peer, who so is ready when it hears that its stream plays.
   */
  static RemoteTransport ofOffer(SessionDescription offer, List<MediaSection> used)
      throws SdpException {
    TransportReader reader = new TransportReader("offer", offer, used);
    return reader.read(!reader.setup("actpass").equals("active"));
  }

  /** The transport of an answer whose accepted m-lines are {@code used} (not empty). */
  static RemoteTransport ofAnswer(SessionDescription answer, List<MediaSection> used)
      throws SdpException {
    TransportReader reader = new TransportReader("answer", answer, used);
    return reader.read(reader.setup("active").equals("passive"));
  }

  private static List<MediaSection> taggedFirst(
      SessionDescription description, List<MediaSection> used) {
    List<String> bundle = description.bundle();
    Stream<MediaSection> tagged =
        used.stream()
            .filter(s -> !bundle.isEmpty() && bundle.getFirst().equals(description.bundleTag(s)));
    return Stream.concat(tagged, used.stream()).distinct().toList();
  }

  private RemoteTransport read(boolean dtlsClient) throws SdpException {
    return new RemoteTransport(credentials(), fingerprints(), dtlsClient, candidates());
  }

  private Optional<String> first(String name) {
    return places.stream().map(place -> place.first(name)).flatMap(Optional::stream).findFirst();
  }

  private String missing(String name, String expected) {
    return "no a=" + name + " in the " + what + " or its m-lines; expected " + expected;
  }

  private String setup(String fallback) throws SdpException {
    String setup = first("setup").orElse(fallback);
    if (!Set.of("actpass", "active", "passive").contains(setup)) {
      throw new SdpException(
          "a=setup in the "
              + what
              + " is "
              + quote(setup)
              + "; expected actpass, active or passive");
    }
    return setup;
  }

  private IceCredentials credentials() throws SdpException {
    // both come from one place, as they change together
    for (Attributes place : places) {
      Optional<String> ufrag = place.first("ice-ufrag");
      if (ufrag.isPresent()) {
        String password = place.first("ice-pwd").or(() -> first("ice-pwd")).orElse("");
        if (password.isEmpty()) {
          throw new SdpException(missing("ice-pwd", "a=ice-pwd:<22 to 256 characters>"));
        }
        check(UFRAG, "ice-ufrag", ufrag.get(), "4 to 256 letters, digits, + or /");
        check(PASSWORD, "ice-pwd", password, "22 to 256 letters, digits, + or /");
        return new IceCredentials(ufrag.get(), password);
      }
    }
    throw new SdpException(missing("ice-ufrag", "a=ice-ufrag:<4 to 256 characters>"));
  }

  private void check(Pattern pattern, String name, String value, String expected)
      throws SdpException {
    if (!pattern.matcher(value).matches()) {
      throw new SdpException(
          "a=" + name + " in the " + what + " is " + quote(value) + "; expected " + expected);
    }
  }

  private List<Fingerprint> fingerprints() throws SdpException {
    for (Attributes place : places) {
      List<String> lines = place.all("fingerprint");
      if (!lines.isEmpty()) {
        return fingerprints(lines);
      }
    }
    throw new SdpException(
        missing("fingerprint", "a=fingerprint:sha-256 <32 hex octets separated by colons>"));
  }

  private List<Fingerprint> fingerprints(List<String> lines) throws SdpException {
    List<Fingerprint> fingerprints = new ArrayList<>();
    for (String line : lines) {
      List<String> words = List.of(line.split("\\s+", -1));
      String value = words.size() == 2 ? words.get(1).toUpperCase(Locale.ROOT) : "";
      String algorithm = words.getFirst().toLowerCase(Locale.ROOT);
      if (HASHES.contains(algorithm) && HEX_OCTETS.matcher(value).matches()) {
        fingerprints.add(new Fingerprint(algorithm, value));
      }
    }
    if (fingerprints.isEmpty()) {
      throw new SdpException(
          "a=fingerprint in the "
              + what
              + " is "
              + quote(lines.getFirst())
              + "; expected sha-256, sha-384 or sha-512 and hex octets separated by colons");
    }
    return List.copyOf(fingerprints);
  }

  private List<IceCandidate> candidates() {
    return sections.stream()
        .flatMap(section -> section.attributes().all("candidate").stream())
        .map(CandidateLine::parse)
        .flatMap(Optional::stream)
        .distinct()
        .limit(SdpParser.MAX_CANDIDATES)
        .toList();
  }
}
