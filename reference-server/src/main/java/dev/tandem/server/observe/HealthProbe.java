package dev.tandem.server.observe;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Map;

/**
 * The container's health command: asks the server on this machine for {@code /health/ready} and
 * ends with 0 if it answers 200. Finds the server by the settings' environment variables.
 */
public final class HealthProbe {
  private static final int TIMEOUT_MS = 2_000;

  private HealthProbe() {}

  public static void main(String[] args) {
    System.exit(isReady(readyAddress(System.getenv())) ? 0 : 1);
  }

  static URI readyAddress(Map<String, String> environment) {
    String host = environment.getOrDefault("TANDEM_BIND_ADDRESS", "");
    String port = environment.getOrDefault("TANDEM_HTTP_PORT", "8081");
    String literal = host.isEmpty() ? "127.0.0.1" : host.contains(":") ? "[" + host + "]" : host;
    return URI.create("http://" + literal + ":" + port + "/health/ready");
  }

  static boolean isReady(URI address) {
    try {
      var connection = (HttpURLConnection) address.toURL().openConnection();
      connection.setConnectTimeout(TIMEOUT_MS);
      connection.setReadTimeout(TIMEOUT_MS);
      int status = connection.getResponseCode();
      System.out.println(address + " answers " + status);
      return status == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      System.out.println(address + " does not answer: " + e.getMessage());
      return false;
    }
  }
}
