package dev.tandem.conformance.probe.browser;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A status that the SDK told to the page.
 *
 * @param atMs when, in ms since 1970
 * @param tracks the kinds of the tracks that the page could see in that moment
 */
public record StatusEvent(double atMs, String status, String info, List<String> tracks) {
  static StatusEvent read(JsonNode event) {
    List<String> tracks = new ArrayList<>();
    event.path("tracks").forEach(kind -> tracks.add(kind.asString()));
    return new StatusEvent(
        event.path("atMs").asDouble(),
        event.path("status").asString(),
        event.path("info").asString(""),
        tracks);
  }

  /** Such as "FAILED 'Stream not found'". */
  public String words() {
    return info.isEmpty() ? status : "%s '%s'".formatted(status, info);
  }
}
