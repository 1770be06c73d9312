package dev.tandem.server.signalling.sdp;

/** Decimal numbers of SDP, read without exceptions. */
final class Numbers {
  private static final int MAX_DIGITS = 10;

  private Numbers() {}

  /** The number, or -1 where the text is none or it exceeds {@code max}. */
  static int parse(String text, int max) {
    return (int) parseLong(text, max);
  }

  /** The number, or -1 where the text is none or it exceeds {@code max}. */
  static long parseLong(String text, long max) {
    if (text.isEmpty() || text.length() > MAX_DIGITS) {
      return -1;
    }
    long value = 0;
    for (int i = 0; i < text.length(); i++) {
      char digit = text.charAt(i);
      if (digit < '0' || digit > '9') {
        return -1;
      }
      value = value * 10 + (digit - '0');
    }
    return value <= max ? value : -1;
  }
}
