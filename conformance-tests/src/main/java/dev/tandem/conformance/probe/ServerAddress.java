package dev.tandem.conformance.probe;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where one server is reached: signalling (ws, wss), REST and pages (http, https). */
public record ServerAddress(URI ws, URI wss, URI http, URI https) {
  /** The four standard services of a host, on the given ports. */
  public static ServerAddress of(String host, int ws, int wss, int http, int https) {
    return new ServerAddress(
        URI.create("ws://%s:%d".formatted(host, ws)),
        URI.create("wss://%s:%d".formatted(host, wss)),
        URI.create("http://%s:%d".formatted(host, http)),
        URI.create("https://%s:%d".formatted(host, https)));
  }

  /** A page of this server that signals to this server; {@code parameters} as name, value pairs. */
  public URI page(String path, String... parameters) {
    return page(http, ws, path, parameters);
  }

  /** The same over https and wss. */
  public URI securePage(String path, String... parameters) {
    return page(https, wss, path, parameters);
  }

  private static URI page(URI origin, URI signalling, String path, String... parameters) {
    StringBuilder query = new StringBuilder("?ws=").append(encode(signalling.toString()));
    for (int i = 0; i + 1 < parameters.length; i += 2) {
      query.append('&').append(parameters[i]).append('=').append(encode(parameters[i + 1]));
    }
    return origin.resolve("/" + path + query);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
