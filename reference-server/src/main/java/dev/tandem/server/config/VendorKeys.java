package dev.tandem.server.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keys of WCS that this server knows and does not honour, each with what to do instead. They are
 * warned about in words, since a typo is the wrong explanation.
 */
final class VendorKeys {

  private static final String HOOKS = "this server calls no REST hooks";
  private static final String CDN =
      "this server has no CDN roles; use /pull/push or /pull/pull between servers";
  private static final String ONE_PORT =
      "media uses one port for each media loop; see media_port_from";
  private static final String ACTIVITY = "use rtp_activity_timeout and first_media_timeout";

  /** A key that ends in * stands for all keys that start with what precedes it. */
  private static final Map<String, String> WHY = new LinkedHashMap<>();

  static {
    WHY.put("disable_rest_requests", HOOKS);
    WHY.put("rest_*", HOOKS);
    WHY.put("keep_alive_streaming_sessions_enabled", HOOKS);
    WHY.put("streaming_sessions_keep_alive_*", HOOKS);
    WHY.put("cdn_*", CDN);
    WHY.put("compact_media_port_usage", ONE_PORT);
    WHY.put("rtp_bundle", "media is always bundled where the offer bundles it");
    WHY.put(
        "wcs_agent_session_use_keep_alive_timeout",
        "pushes and pulls follow keep_alive.server_interval and keep_alive.probes");
    WHY.put(
        "keep_alive.peer_interval", "pings are sent at keep_alive.server_interval in all cases");
    WHY.put("rtp_activity_audio", ACTIVITY);
    WHY.put("rtp_activity_video", ACTIVITY);
    WHY.put("rtp_activity_detecting", ACTIVITY);
    WHY.put("wcs_activity_timer_timeout", ACTIVITY);
  }

  private VendorKeys() {}

  /** Why this key has no effect here, or empty if it is not a known one. */
  static Optional<String> whyIgnored(String key) {
    return WHY.entrySet().stream()
        .filter(entry -> matches(entry.getKey(), key))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** All of them with their explanations, for the documentation. */
  static Map<String, String> all() {
    return WHY;
  }

  private static boolean matches(String pattern, String key) {
    return pattern.endsWith("*")
        ? key.startsWith(pattern.substring(0, pattern.length() - 1))
        : key.equals(pattern);
  }
}
