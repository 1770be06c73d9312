package dev.tandem.conformance.cli;

import java.util.regex.Pattern;

/** Text as one word of a POSIX shell (XCU 2.2.2), so that a command can be copied and pasted. */
final class ShellWord {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  private ShellWord() {}

  /** The text as it is where that is one word, else in single quotes. */
  static String of(String text) {
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  /** The same, for a text in which String.format fills in something else. */
  static String inFormat(String text) {
    return of(text).replace("%", "%%");
  }
}
