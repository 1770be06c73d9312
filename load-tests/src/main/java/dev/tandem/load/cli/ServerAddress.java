package dev.tandem.load.cli;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where a server is.
 *
 * @param uri where clients connect to; the scheme says how it is spoken to
 * @param rest where it takes REST requests, such as those to push a stream
 */
record ServerAddress(URI uri, URI rest) {
  private static final int HTTP = 8081;
  private static final int HTTPS = 8444;

  /** With REST at the usual port of such servers, where no other is given. */
  static ServerAddress of(URI uri, @Nullable URI rest) {
    if (rest != null) {
      return new ServerAddress(uri, rest);
    }
    boolean secure = uri.getScheme().equals("wss");
    String host = uri.getHost() + ":" + (secure ? HTTPS : HTTP);
    return new ServerAddress(uri, URI.create((secure ? "https://" : "http://") + host + "/"));
  }
}
