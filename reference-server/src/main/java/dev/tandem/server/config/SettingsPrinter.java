package dev.tandem.server.config;

import java.util.Arrays;
import java.util.List;

/** Writes all settings for people: as a properties file, or as the page in the documentation. */
public final class SettingsPrinter {

  private SettingsPrinter() {}

  /** A properties file with each key, its value now, where it came from and what it means. */
  public static String properties(Settings settings) {
    StringBuilder out = new StringBuilder();
    for (SettingGroup group : SettingGroup.values()) {
      out.append("### ").append(group.title()).append("\n\n");
      for (Setting setting : of(group)) {
        String value = settings.written(setting);
        out.append("# ").append(setting.doc()).append('\n');
        out.append("# Expected: ").append(setting.expected()).append(". ");
        out.append("Default: ").append(shown(setting.defaultText())).append(". ");
        out.append("Set by: ").append(settings.source(setting)).append(".\n");
        out.append(setting.key()).append('=');
        out.append(setting.secret() && !value.isEmpty() ? "***" : escaped(value)).append("\n\n");
      }
    }
    return out.toString();
  }

  /** The page docs/configuration.md. */
  public static String markdown() {
    StringBuilder out = new StringBuilder(PAGE_HEAD);
    for (SettingGroup group : SettingGroup.values()) {
      out.append("\n## ").append(group.title()).append("\n\n");
      out.append("| Key | Default | Meaning | Expected |\n| --- | --- | --- | --- |\n");
      for (Setting setting : of(group)) {
        out.append(
            "| `%s` | %s | %s | %s |%n"
                .formatted(
                    setting.key(), code(setting.defaultText()), setting.doc(), setting.expected()));
      }
    }
    out.append("\n## Keys of WCS without effect\n\n");
    out.append("They are accepted, and a warning at start says the same as this table.\n\n");
    out.append("| Key | Why |\n| --- | --- |\n");
    VendorKeys.all().forEach((key, why) -> out.append("| `%s` | %s |%n".formatted(key, why)));
    return out.toString();
  }

  private static final String PAGE_HEAD =
      """
      # Configuration

      Written by `./tandem server --print-config=markdown`; a test compares this page with it.

      A setting comes from, the later one wins:

      1. its default;
      2. the file that `--config FILE` names, or `flashphoner.properties` in the working directory;
      3. an environment variable: `TANDEM_` and the key in capitals with `_` for `.`, so that
         `ws.port` is `TANDEM_WS_PORT`;
      4. `--set key=value` on the command line.

      `./tandem server --print-config` prints every key with its value and where that came from, as a
      properties file. A wrong value ends the server with exit code 2 and a line that names key,
      value, source and the expected form. An unknown key is warned about, with the nearest known one.
      """;

  private static List<Setting> of(SettingGroup group) {
    return Arrays.stream(Setting.values()).filter(setting -> setting.group() == group).toList();
  }

  private static String shown(String text) {
    return text.isEmpty() ? "empty" : text;
  }

  private static String code(String text) {
    return text.isEmpty() ? "empty" : "`" + text + "`";
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n");
  }
}
