package dev.tandem.server.signalling.message;

/**
 * Bounds of one message.
 *
 * @param maxCharacters length of the text
 * @param maxDepth how deep arrays and objects may be nested
 */
public record MessageLimits(int maxCharacters, int maxDepth) {
  /** One mebi-character, 64 levels. */
  public static final MessageLimits DEFAULT = new MessageLimits(1 << 20, 64);
}
