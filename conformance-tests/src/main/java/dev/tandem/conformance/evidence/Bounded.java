package dev.tandem.conformance.evidence;

/** Cuts long texts in the middle, since their beginning and their end tell the most. */
public final class Bounded {
  private Bounded() {}

  /** Leaves out the middle of a long text and says how much that was. */
  public static String middleOut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int head = whole(text, longest * 3 / 4);
    int tail = whole(text, text.length() - longest / 4);
    return "%s%n[… %d characters left out …]%n%s"
        .formatted(text.substring(0, head), tail - head, text.substring(tail))
        .replace("\r", "");
  }

  /** A cut there does not part the two halves of a character. */
  public static int whole(String text, int index) {
    return Character.isLowSurrogate(text.charAt(index)) ? index - 1 : index;
  }
}
