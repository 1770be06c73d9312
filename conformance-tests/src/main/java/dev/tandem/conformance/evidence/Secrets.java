package dev.tandem.conformance.evidence;

import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes secrets out of text that goes into a report: values of JSON fields, parameters and settings
 * whose name ends in token, password, secret or the like, passwords in URLs, and HTTP headers that
 * authenticate. The names stay, so that a reader sees what was there.
 */
public final class Secrets {
  /** What stands where a secret was. */
  public static final String REDACTED = "(redacted)";

  private static final String NAME =
      "(?<![\\w.-])[\\w.-]{0,40}(?:token|password|passwd|passphrase|secret|credential|api_?key)";

  /** A JSON field up to the opening quote of its value; JSON inside JSON has backslashes. */
  private static final Pattern JSON_FIELD =
      Pattern.compile("(?i)" + NAME + "\\\\{0,8}\"\\s{0,8}:\\s{0,8}(\\\\{0,8}\")");

  private static final Pattern ASSIGNMENT =
      Pattern.compile("(?i)(" + NAME + "=|\\bpassword: ?)([^\\s&\"',;{}<>]+)");

  private static final Pattern URL_PASSWORD =
      Pattern.compile("(://[^\\s/:@\"']{0,200}:)[^\\s/\"'<>]{1,200}@");

  private static final Pattern HEADER =
      Pattern.compile("(?i)\\b((?:proxy-)?authorization|(?:set-)?cookie)(: ?)[^\\r\\n]+");

  /** What says that there is no secret, which may be the very finding. */
  private static final Set<String> NOTHING = Set.of("null", "none", "missing", "absent");

  private Secrets() {}

  /** The text without what it must not tell. */
  public static String redact(String text) {
    String redacted = redactJson(text);
    redacted = ASSIGNMENT.matcher(redacted).replaceAll(Secrets::assignment);
    redacted = URL_PASSWORD.matcher(redacted).replaceAll("$1" + REDACTED + "@");
    return HEADER.matcher(redacted).replaceAll("$1$2" + REDACTED);
  }

  private static String assignment(MatchResult match) {
    boolean nothing = NOTHING.contains(match.group(2).toLowerCase(Locale.ROOT));
    return Matcher.quoteReplacement(match.group(1) + (nothing ? match.group(2) : REDACTED));
  }

  private static String redactJson(String text) {
    Matcher field = JSON_FIELD.matcher(text);
    StringBuilder out = new StringBuilder(text.length());
    int done = 0;
    while (field.find(done)) {
      int end = endOfString(text, field.end(), field.group(1));
      out.append(text, done, field.end());
      if (end > field.end()) {
        out.append(REDACTED);
      }
      done = end;
    }
    return out.append(text, done, text.length()).toString();
  }

  /** Where the quote that closes the string stands, or the end of a text that was cut off. */
  private static int endOfString(String text, int from, String openingQuote) {
    int wanted = openingQuote.length() - 1;
    int backslashes = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' && (backslashes < wanted || backslashes % (2 * wanted + 2) == wanted)) {
        return i - Math.min(backslashes, wanted);
      }
      backslashes = c == '\\' ? backslashes + 1 : 0;
    }
    return text.length();
  }
}
