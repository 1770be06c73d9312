package dev.tandem.server.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What a setting's text has to look like, and what it is read as. */
final class SettingType {

  /** Read as an int: -1 for {@code off}, 0 for any free port. */
  static final SettingType PORT =
      new SettingType("a port from 1 to 65535, 0 for any free one, or off", SettingType::port);

  static final SettingType FLAG = new SettingType("true or false", SettingType::flag);
  static final SettingType TEXT = new SettingType("text", text -> text);
  static final SettingType PATH = new SettingType("a path, or empty", text -> text);
  static final SettingType ADDRESSES =
      new SettingType(
          "IP addresses separated by commas, or empty",
          text -> list(text, SettingType::requireAddress));
  static final SettingType BIND =
      new SettingType(
          "one IP address, or empty for all", text -> text.isEmpty() ? text : requireAddress(text));
  static final SettingType PINS =
      new SettingType(
          "SHA-256 digests of certificates, 64 hex digits each, separated by commas, or empty",
          text -> list(text, SettingType::requirePin));
  static final SettingType LEVELS =
      new SettingType(
          "logger=LEVEL pairs separated by commas, or empty",
          text -> list(text, SettingType::requireLoggerLevel));

  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(%[\\w.]+)?");
  private static final Pattern LOGGER_LEVEL =
      Pattern.compile("[\\w.$]+=(TRACE|DEBUG|INFO|WARN|ERROR|OFF)");

  private final String expected;
  private final Function<String, Object> parser;

  private SettingType(String expected, Function<String, Object> parser) {
    this.expected = expected;
    this.parser = parser;
  }

  /** Whole numbers from {@code min} to {@code max}, both included. */
  static SettingType integer(int min, int max) {
    return new SettingType(
        "a whole number from " + min + " to " + max, text -> between(text, min, max));
  }

  /** Milliseconds from {@code min} to {@code max}, both included. */
  static SettingType millis(int min, int max) {
    return new SettingType("milliseconds, " + min + " to " + max, text -> between(text, min, max));
  }

  /** Milliseconds, where 0 switches something off. */
  static SettingType millisOrOff(int min, int max) {
    return new SettingType(
        "milliseconds, " + min + " to " + max + ", or 0 for never",
        text -> text.equals("0") ? Integer.valueOf(0) : between(text, min, max));
  }

  /** One of the words, in any case. */
  static SettingType oneOf(String... words) {
    return new SettingType(
        "one of " + String.join(", ", words), text -> requireWord(text, Arrays.asList(words)));
  }

  /** The expected form, in words. */
  String expected() {
    return expected;
  }

  /**
   * Reads a value.
   *
   * @throws IllegalArgumentException if the text has another form than {@link #expected()}
   */
  Object parse(String text) {
    return parser.apply(text.strip());
  }

  private static Object port(String text) {
    return text.equalsIgnoreCase("off") ? Integer.valueOf(-1) : between(text, 0, 65535);
  }

  private static Object flag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException();
    };
  }

  private static Object between(String text, int min, int max) {
    int value = Integer.parseInt(text);
    if (value < min || value > max) {
      throw new IllegalArgumentException();
    }
    return value;
  }

  private static String requireWord(String text, List<String> words) {
    return words.stream()
        .filter(text::equalsIgnoreCase)
        .findFirst()
        .orElseThrow(IllegalArgumentException::new);
  }

  private static String requireAddress(String text) {
    boolean ipv4 =
        IPV4.matcher(text).matches()
            && Arrays.stream(text.split("\\.", -1)).allMatch(part -> Integer.parseInt(part) <= 255);
    if (!ipv4 && !IPV6.matcher(text).matches()) {
      throw new IllegalArgumentException();
    }
    return text;
  }

  private static String requirePin(String text) {
    String digits = text.replace(":", "").toLowerCase(Locale.ROOT);
    if (!digits.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException();
    }
    return digits;
  }

  private static String requireLoggerLevel(String text) {
    if (!LOGGER_LEVEL.matcher(text).matches()) {
      throw new IllegalArgumentException();
    }
    return text;
  }

  private static List<String> list(String text, Function<String, String> element) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .map(element)
        .toList();
  }
}
