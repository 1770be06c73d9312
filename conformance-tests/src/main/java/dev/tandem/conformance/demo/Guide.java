package dev.tandem.conformance.demo;

import dev.tandem.conformance.probe.RestClient;
import dev.tandem.conformance.probe.ServerAddress;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Tells a person where the pages are and which lines to type. */
final class Guide {
  private static final JsonMapper JSON = JsonMapper.shared();

  private Guide() {}

  /** {@code publishPage} may name the stream, or leave the choice to the page. */
  static void print(
      PrintStream out, ServerAddress one, ServerAddress two, String stream, URI publishPage) {
    String target = two.ws().toString();
    String rest = one.http() + "/rest.html?stream=" + stream + "&target=" + encode(target);
    out.println();
    out.println("Pages");
    out.println("  publish on server 1   " + publishPage);
    out.println("  push by REST          " + rest);
    out.println("  watch on server 2     " + two.page("player.html", "stream", stream));
    out.println("  all pages             " + one.http() + "/   " + two.http() + "/");
    out.println();
    out.println("The same with curl");
    curl(out, one, "/pull/push", RestClient.republish(target, stream, stream));
    curl(out, one, "/pull/find_all", Map.of());
    curl(out, one, "/pull/terminate", Map.of("uri", target));
    out.println();
  }

  /** How the kit judges both servers. */
  static void printCheck(PrintStream out, ServerAddress one, ServerAddress two) {
    out.println("Judge both, as docs/test-your-server.md tells");
    out.printf(
        "  ./tandem check run --set servers.0.ws=%s --set servers.0.http=%s --set servers.0.wss=%s"
            + " --set servers.1.ws=%s --set servers.1.http=%s%n%n",
        one.ws(), one.http(), one.wss(), two.ws(), two.http());
  }

  private static void curl(PrintStream out, ServerAddress server, String method, Map<?, ?> body) {
    String data =
        body.isEmpty()
            ? ""
            : " -H 'Content-Type: application/json' -d '" + JSON.writeValueAsString(body) + "'";
    out.println("  curl -i -X POST " + server.http() + "/rest-api" + method + data);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
