package dev.tandem.server.signalling.sdp;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The {@code key=value;key=value} text of an fmtp line. Keys are compared without case. */
record FormatParameters(Map<String, String> values) {

  static FormatParameters parse(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String part : text.split(";", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        values.putIfAbsent(
            part.substring(0, equals).strip().toLowerCase(Locale.ROOT),
            part.substring(equals + 1).strip());
      }
    }
    return new FormatParameters(values);
  }

  String get(String key, String fallback) {
    return values.getOrDefault(key, fallback);
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  /** The same parameters with one of them changed. */
  FormatParameters with(String key, String value) {
    Map<String, String> changed = new LinkedHashMap<>(values);
    changed.put(key, value);
    return new FormatParameters(changed);
  }

  /** The text of the fmtp line. */
  String write() {
    StringBuilder text = new StringBuilder();
    values.forEach((key, value) ->
        text.append(text.isEmpty() ? "" : ";").append(key).append('=').append(value));
    return text.toString();
  }
}
