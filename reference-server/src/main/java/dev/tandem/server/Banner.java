package dev.tandem.server;

import dev.tandem.server.config.Setting;
import dev.tandem.server.config.Settings;
import dev.tandem.server.web.Listener;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** What the server says once it is ready. */
final class Banner {

  private Banner() {}

  static String of(Settings settings, ReferenceServer server, String version, Duration took) {
    String host = host(settings);
    return """

    Tandem %s is ready (%.1f s)

      Pages      %s
      WebSocket  %s
      REST       %s
      Media      UDP %s, announced as %s
      Operation  /health/ready, /metrics and /openapi.json beside the pages

    """
        .formatted(
            version,
            took.toMillis() / 1000.0,
            urls(server, Listener.Role.WEB, host, "http", "/"),
            urls(server, Listener.Role.SIGNALLING, host, "ws", ""),
            urls(server, Listener.Role.WEB, host, "http", "/rest-api/pull/find_all"),
            ports(server.mediaPorts()),
            settings.list(Setting.IP).isEmpty()
                ? "every address of this machine"
                : String.join(", ", settings.list(Setting.IP)));
  }

  private static String urls(
      ReferenceServer server, Listener.Role role, String host, String scheme, String path) {
    String urls =
        server.listeners().stream()
            .filter(listener -> listener.role() == role)
            .map(listener ->
                "%s%s://%s:%d%s"
                    .formatted(scheme, listener.tls() ? "s" : "", host, listener.port(), path))
            .collect(Collectors.joining("  "));
    return urls.isEmpty() ? "off" : urls;
  }

  private static String ports(List<Integer> ports) {
    return ports.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static String host(Settings settings) {
    List<String> announced = settings.list(Setting.IP);
    String host =
        announced.isEmpty()
            ? settings.optional(Setting.BIND_ADDRESS).orElse("localhost")
            : announced.getFirst();
    return host.contains(":") ? "[" + host + "]" : host;
  }
}
