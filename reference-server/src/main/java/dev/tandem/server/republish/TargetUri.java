package dev.tandem.server.republish;

import dev.tandem.server.republish.RepublishRefusedException.Reason;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * Address of another server, normalised: scheme and host in lower case, no default port, {@code
 * /websocket} where there is no path.
 *
 * @param key what two addresses of the same target have in common. Servers of this kind serve
 *     WebSocket on any path, and {@code /socket} and {@code /websocket} are both in use for one
 *     server, so they count as the same.
 */
record TargetUri(URI uri, String key) {
  private static final int MAX_LENGTH = 2048;
  private static final int MAX_PORT = 65535;
  private static final String DEFAULT_PATH = "/websocket";
  private static final Set<String> SAME_AS_DEFAULT = Set.of("", "/", "/socket", DEFAULT_PATH);
  private static final String EXPECTED = "; expected for example wss://host:8443/websocket";

  static TargetUri parse(String text) throws RepublishRefusedException {
    if (text.isBlank() || text.length() > MAX_LENGTH) {
      throw refused(text.isBlank() ? "uri is missing" : "uri is longer than " + MAX_LENGTH);
    }
    URI given;
    try {
      given = new URI(text.strip()).parseServerAuthority();
    } catch (URISyntaxException e) {
      throw refused("uri " + quote(text) + " is malformed: " + e.getReason());
    }
    String scheme = String.valueOf(given.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("ws") && !scheme.equals("wss")) {
      throw refused("uri " + quote(text) + " is neither ws nor wss");
    }
    if (given.getHost() == null || given.getPort() == 0 || given.getPort() > MAX_PORT) {
      throw refused("uri " + quote(text) + " names no host or a port outside 1 to " + MAX_PORT);
    }
    if (given.getRawUserInfo() != null || given.getRawFragment() != null) {
      throw refused("uri " + quote(text) + " has user info or a fragment");
    }
    return normalise(given, scheme);
  }

  private static TargetUri normalise(URI given, String scheme) {
    int defaultPort = scheme.equals("ws") ? 80 : 443;
    boolean portShown = given.getPort() > 0 && given.getPort() != defaultPort;
    String origin =
        scheme
            + "://"
            + given.getHost().toLowerCase(Locale.ROOT)
            + (portShown ? ":" + given.getPort() : "");
    String path = given.getRawPath() == null ? "" : given.getRawPath();
    String query = given.getRawQuery() == null ? "" : "?" + given.getRawQuery();
    String shownPath = path.length() <= 1 ? DEFAULT_PATH : path;
    String comparedPath = SAME_AS_DEFAULT.contains(path) ? DEFAULT_PATH : path;
    return new TargetUri(URI.create(origin + shownPath + query), origin + comparedPath + query);
  }

  boolean isSecure() {
    return "wss".equals(uri.getScheme());
  }

  /** Whether a text, in whatever spelling, means this target. */
  boolean isNamedBy(String text) {
    try {
      return parse(text).key.equals(key);
    } catch (RepublishRefusedException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return uri.toString();
  }

  private static String quote(String text) {
    return '"' + text.replaceAll("[^\\x20-\\x7e]", "?") + '"';
  }

  private static RepublishRefusedException refused(String what) {
    return new RepublishRefusedException(Reason.BAD_REQUEST, what + EXPECTED);
  }
}
