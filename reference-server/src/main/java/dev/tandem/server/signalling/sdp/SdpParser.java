package dev.tandem.server.signalling.sdp;

import static dev.tandem.server.signalling.sdp.SdpException.quote;

import dev.tandem.server.signalling.sdp.Attributes.Attribute;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads session descriptions (RFC 8866). Tolerant where peers are known to differ: line ends may be
 * CRLF or LF, empty lines and unknown lines and attributes are passed over, the last line needs no
 * end. Strict about what would make the rest a guess: line form, m-lines, and sizes.
 */
public final class SdpParser {
  /** Longest text in characters. A browser's offer has some 10,000. */
  public static final int MAX_LENGTH = 128 * 1024;

  public static final int MAX_MEDIA_SECTIONS = 16;
  public static final int MAX_FORMATS = 128;
  public static final int MAX_CANDIDATES = 64;

  private static final int MAX_PORT = 65535;

  private final List<Attribute> sessionAttributes = new ArrayList<>();
  private final List<MediaSection> media = new ArrayList<>();
  private List<Attribute> attributes = sessionAttributes;
  private @Nullable MediaSection open;
  private int candidates;

  private SdpParser() {}

  /**
   * Parses a description.
   *
   * @throws SdpException naming the line, what it holds and what was expected
   */
  public static SessionDescription parse(String text) throws SdpException {
    if (text.length() > MAX_LENGTH) {
      throw new SdpException(
          "SDP of " + text.length() + " characters; expected at most " + MAX_LENGTH);
    }
    if (text.isBlank()) {
      throw new SdpException("empty SDP; expected a session description that begins with v=0");
    }
    SdpParser parser = new SdpParser();
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      String content = line.strip();
      if (!content.isEmpty()) {
        parser.line(content, number);
      }
    }
    return parser.finish();
  }

  private void line(String line, int number) throws SdpException {
    if (line.length() < 2 || line.charAt(1) != '=') {
      throw new SdpException(
          "SDP line " + number + " is " + quote(line) + "; expected a letter, = and a value");
    }
    String value = line.substring(2);
    switch (line.charAt(0)) {
      case 'm' -> media(value, number);
      case 'a' -> attribute(value);
      case 'v' -> {
        if (!value.equals("0")) {
          throw new SdpException("SDP version is " + quote(value) + "; expected v=0");
        }
      }
      default -> {} // other lines have no say in WebRTC
    }
  }

  private void media(String value, int number) throws SdpException {
    closeSection();
    List<String> words = Arrays.asList(value.split("\\s+", -1));
    if (words.size() < 4) {
      throw new SdpException(
          "SDP line "
              + number
              + " is "
              + quote("m=" + value)
              + "; expected m=<media> <port> <protocol> <format> ...");
    }
    if (media.size() == MAX_MEDIA_SECTIONS) {
      throw new SdpException("more than " + MAX_MEDIA_SECTIONS + " m-lines");
    }
    List<String> formats = words.subList(3, words.size());
    if (formats.size() > MAX_FORMATS) {
      throw new SdpException(
          formats.size() + " formats in one m-line; expected at most " + MAX_FORMATS);
    }
    attributes = new ArrayList<>();
    candidates = 0;
    open =
        new MediaSection(
            media.size(),
            words.get(0),
            port(words.get(1), number),
            words.get(2),
            formats,
            new Attributes(List.of()));
  }

  private static int port(String word, int number) throws SdpException {
    int slash = word.indexOf('/');
    int port = Numbers.parse(slash < 0 ? word : word.substring(0, slash), MAX_PORT);
    if (port < 0) {
      throw new SdpException(
          "port in SDP line " + number + " is " + quote(word) + "; expected 0 to " + MAX_PORT);
    }
    return port;
  }

  private void attribute(String text) throws SdpException {
    int colon = text.indexOf(':');
    String name = colon < 0 ? text : text.substring(0, colon);
    if (name.equals("candidate") && ++candidates > MAX_CANDIDATES) {
      throw new SdpException("more than " + MAX_CANDIDATES + " candidates in one m-line");
    }
    attributes.add(new Attribute(name, colon < 0 ? "" : text.substring(colon + 1).strip()));
  }

  private void closeSection() {
    MediaSection section = open;
    if (section != null) {
      media.add(
          new MediaSection(
              section.index(),
              section.media(),
              section.port(),
              section.protocol(),
              section.formats(),
              new Attributes(attributes)));
      open = null;
    }
  }

  private SessionDescription finish() throws SdpException {
    closeSection();
    if (media.isEmpty()) {
      throw new SdpException("SDP without m-lines; expected m=audio or m=video");
    }
    return new SessionDescription(new Attributes(sessionAttributes), media);
  }
}
