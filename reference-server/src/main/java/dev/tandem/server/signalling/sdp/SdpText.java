package dev.tandem.server.signalling.sdp;

import dev.tandem.server.media.api.LocalTransport;
import dev.tandem.server.media.dtls.Fingerprint;
import dev.tandem.server.media.ice.IceCandidate;
import dev.tandem.server.media.ice.IceTransport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes descriptions. Every line ends with CRLF; every m-line that is in use carries the whole
 * transport with all candidates, so that it does not matter which one a peer reads.
 */
final class SdpText {
  private final LocalTransport local;
  private final String setup;
  private final List<SectionText> sections;
  private final boolean mixedExtensions;

  /**
   * A description of ours.
   *
   * @param setup our DTLS role: actpass, active or passive
   * @param mixedExtensions whether one- and two-byte header extensions may be mixed (RFC 8285)
   */
  SdpText(LocalTransport local, String setup, boolean mixedExtensions, List<SectionText> sections) {
    this.local = local;
    this.setup = setup;
    this.mixedExtensions = mixedExtensions;
    this.sections = sections;
  }

  String write() {
    StringBuilder text = new StringBuilder();
    line(text, "v=0");
    line(text, "o=- " + sessionId() + " 2 IN IP4 127.0.0.1");
    line(text, "s=-");
    line(text, "t=0 0");
    List<String> tags =
        sections.stream()
            .filter(section -> !section.isRejected() && !section.bundleTag().isEmpty())
            .map(SectionText::bundleTag)
            .toList();
    if (!tags.isEmpty()) {
      line(text, "a=group:BUNDLE " + String.join(" ", tags));
    }
    if (mixedExtensions) {
      line(text, "a=extmap-allow-mixed");
    }
    sections.forEach(section -> write(text, section));
    return text.toString();
  }

  /** A number that differs from peer to peer (RFC 8866, section 5.2). */
  private long sessionId() {
    return 1 + Integer.toUnsignedLong(local.ice().ufrag().hashCode()) * 1_000_003L;
  }

  private void write(StringBuilder text, SectionText section) {
    Optional<IceCandidate> address = section.isRejected() ? Optional.empty() : defaultCandidate();
    int port = section.isRejected() ? 0 : address.map(IceCandidate::port).orElse(9);
    line(
        text,
        "m="
            + section.media()
            + " "
            + port
            + " "
            + section.protocol()
            + " "
            + section.formatList());
    line(text, "c=IN " + address.map(SdpText::connectionAddress).orElse("IP4 0.0.0.0"));
    List<String> attributes = new ArrayList<>();
    if (section.isRejected()) {
      attributes.add(Direction.INACTIVE.sdpName());
      mid(section, attributes);
    } else {
      transport(attributes);
      mid(section, attributes);
      section.writeMedia(attributes);
    }
    attributes.forEach(attribute -> line(text, "a=" + attribute));
  }

  private void transport(List<String> attributes) {
    for (IceCandidate candidate : local.candidates()) {
      attributes.add("candidate:" + CandidateLine.write(candidate));
    }
    attributes.add("ice-ufrag:" + local.ice().ufrag());
    attributes.add("ice-pwd:" + local.ice().password());
    Fingerprint fingerprint = local.fingerprint();
    attributes.add("fingerprint:" + fingerprint.algorithm() + " " + fingerprint.value());
    attributes.add("setup:" + setup);
  }

  private static void mid(SectionText section, List<String> attributes) {
    if (!section.mid().isEmpty()) {
      attributes.add("mid:" + section.mid());
    }
  }

  /** The default destination must be one of the candidates (RFC 8839, section 4.2.1). */
  private Optional<IceCandidate> defaultCandidate() {
    return local.candidates().stream()
        .filter(candidate -> candidate.transport() == IceTransport.UDP)
        .findFirst();
  }

  private static String connectionAddress(IceCandidate candidate) {
    return (candidate.address().indexOf(':') >= 0 ? "IP6 " : "IP4 ") + candidate.address();
  }

  private static void line(StringBuilder text, String content) {
    text.append(content).append("\r\n");
  }
}
