package dev.tandem.conformance.target;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a server wants to see with every REST request.
 *
 * @param headers such as Authorization (RFC 7617)
 */
public record Credentials(Map<String, String> headers) {
  /** The server asks for nothing. */
  public static final Credentials NONE = new Credentials(Map.of());

  public Credentials {
    headers = Map.copyOf(headers);
  }

  /** HTTP basic authentication. */
  public static Credentials basic(String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return new Credentials(
        Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair)));
  }

  /** What no report may show: the values, what follows their first word, and what that encodes. */
  public Set<String> secrets() {
    Set<String> all = new HashSet<>();
    for (String value : headers.values()) {
      String last = value.substring(value.indexOf(' ') + 1);
      all.add(value);
      all.add(last);
      if (value.matches("Basic [A-Za-z0-9+/]{2,}={0,2}")) {
        String pair = new String(Base64.getMimeDecoder().decode(last), StandardCharsets.UTF_8);
        all.add(pair.substring(pair.indexOf(':') + 1));
      }
    }
    return all;
  }

  /** Never shows what is in it. */
  @Override
  public String toString() {
    return "Credentials" + headers.keySet();
  }
}
