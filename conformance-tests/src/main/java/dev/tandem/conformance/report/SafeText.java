package dev.tandem.conformance.report;

import dev.tandem.conformance.evidence.Bounded;
import dev.tandem.conformance.evidence.Secrets;

/**
 * Text from a server, made fit for a report: without secrets, without characters that would act on
 * a terminal, on XML or on the direction of writing, and not longer than a person reads.
 */
final class SafeText {
  /** Most characters of one text in a report. */
  static final int LONGEST = 8_000;

  private static final char SYMBOL_FOR_NULL = '\u2400';
  private static final char REPLACEMENT = '\uFFFD';

  private SafeText() {}

  /** The text as all reports show it. */
  static String of(String text) {
    return Bounded.middleOut(visible(Secrets.redact(text)), LONGEST);
  }

  /** The text on one line of at most so many characters. */
  static String line(String text, int longest) {
    String line = visible(Secrets.redact(text)).strip().replaceAll("\\s+", " ");
    return line.length() <= longest
        ? line
        : line.substring(0, Bounded.whole(line, longest - 1)) + "…";
  }

  private static String visible(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.replace("\r\n", "\n").codePoints().map(SafeText::visible).forEach(out::appendCodePoint);
    return out.toString();
  }

  private static int visible(int c) {
    if (c == '\n' || c == '\t') {
      return c;
    }
    if (c < ' ') {
      return SYMBOL_FOR_NULL + c;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED -> REPLACEMENT;
      case Character.FORMAT -> c == 0x200D ? c : REPLACEMENT;
      default -> c;
    };
  }
}
