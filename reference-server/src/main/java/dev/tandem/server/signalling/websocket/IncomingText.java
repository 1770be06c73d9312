package dev.tandem.server.signalling.websocket;

import org.jspecify.annotations.Nullable;

/** Puts text messages together from their parts, up to a length. Single-threaded. */
final class IncomingText {
  private final int maxCharacters;
  private StringBuilder text = new StringBuilder();

  IncomingText(int maxCharacters) {
    this.maxCharacters = maxCharacters;
  }

  /** Whether the message would be too long with this part. */
  boolean overflows(String part) {
    return text.length() + part.length() > maxCharacters;
  }

  /** Adds a part; the whole message if it was the last one, else null. */
  @Nullable String add(String part, boolean last) {
    if (!last) {
      text.append(part);
      return null;
    }
    if (text.isEmpty()) {
      return part;
    }
    String whole = text.append(part).toString();
    text = new StringBuilder();
    return whole;
  }
}
