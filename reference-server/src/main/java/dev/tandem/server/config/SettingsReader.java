package dev.tandem.server.config;

import dev.tandem.server.text.NearestName;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Reads settings from a properties file, the environment and the command line. The later one wins:
 * default, file, environment, {@code --set}.
 */
public final class SettingsReader {

  /** Variables with our prefix that the launcher reads. */
  private static final Set<String> LAUNCHER_VARIABLES =
      Set.of("TANDEM_HOME", "TANDEM_JAVA_OPTS", "TANDEM_NO_BUILD");

  private final Map<Setting, Settings.Value> values = new EnumMap<>(Setting.class);
  private final List<String> problems = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  public SettingsReader() {
    for (Setting setting : Setting.values()) {
      put(setting, setting.defaultText(), "default");
    }
  }

  /** Adds a properties file (UTF-8). */
  public SettingsReader file(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (MalformedInputException e) {
      problems.add("settings file " + file + " is not UTF-8 text");
    } catch (IOException | IllegalArgumentException e) {
      problems.add("settings file " + file + " cannot be read: " + e);
    }
    new TreeMap<>(properties)
        .forEach((key, value) -> add((String) key, (String) value, file.toString()));
    return this;
  }

  /** Adds environment variables; those without our prefix are not looked at. */
  public SettingsReader environment(Map<String, String> environment) {
    new TreeMap<>(environment)
        .forEach((name, value) -> {
          if (name.startsWith(Setting.ENVIRONMENT_PREFIX) && !LAUNCHER_VARIABLES.contains(name)) {
            addVariable(name, value);
          }
        });
    return this;
  }

  /** Adds {@code key=value} pairs of the command line. */
  public SettingsReader overrides(List<String> pairs) {
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      if (equals <= 0) {
        problems.add("--set " + pair + ": expected key=value");
      } else {
        add(pair.substring(0, equals).strip(), pair.substring(equals + 1), "--set");
      }
    }
    return this;
  }

  /**
   * The settings.
   *
   * @throws SettingsException if something given has the wrong form
   */
  public Settings read() throws SettingsException {
    if (problems.isEmpty()) {
      checkTogether();
    }
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
    return new Settings(values, warnings);
  }

  private void add(String key, String text, String source) {
    Optional<Setting> setting = Setting.ofKey(key);
    if (setting.isPresent()) {
      put(setting.get(), text, source);
    } else {
      warnings.add(
          VendorKeys.whyIgnored(key)
              .map(why -> "setting " + key + " (" + source + ") has no effect: " + why)
              .orElseGet(() -> unknown("setting", key, source, Setting::key)));
    }
  }

  private void addVariable(String name, String text) {
    Arrays.stream(Setting.values())
        .filter(setting -> setting.environmentName().equals(name))
        .findFirst()
        .ifPresentOrElse(
            setting -> put(setting, text, "environment variable " + name),
            () ->
                warnings.add(
                    unknown(
                        "environment variable", name, "environment", Setting::environmentName)));
  }

  private void put(Setting setting, String text, String source) {
    try {
      values.put(setting, new Settings.Value(text, setting.type().parse(text), source));
    } catch (IllegalArgumentException e) {
      problems.add(
          "setting %s has the value \"%s\" (%s); expected %s"
              .formatted(
                  setting.key(), setting.secret() ? "***" : text, source, setting.expected()));
    }
  }

  private void checkTogether() {
    Settings settings = new Settings(values, warnings);
    int from = settings.integer(Setting.MEDIA_PORT_FROM);
    int to = settings.integer(Setting.MEDIA_PORT_TO);
    if (to < from) {
      problems.add(
          "setting media_port_to has the value \"%d\" (%s); expected media_port_from (%d) or more"
              .formatted(to, settings.source(Setting.MEDIA_PORT_TO), from));
    }
    int agentFrom = settings.integer(Setting.WCS_AGENT_PORT_FROM);
    int agentTo = settings.integer(Setting.WCS_AGENT_PORT_TO);
    if (agentTo < agentFrom) {
      problems.add(
          "setting wcs_agent_port_to has the value \"%d\" (%s); expected wcs_agent_port_from (%d)"
                  .formatted(agentTo, settings.source(Setting.WCS_AGENT_PORT_TO), agentFrom)
              + " or more");
    }
    int loops = settings.integer(Setting.MEDIA_LOOPS);
    if (loops > to - from + 1 && to >= from) {
      problems.add(
          "setting media_loops has the value \"%d\" (%s); expected at most %d, one port for each"
              .formatted(loops, settings.source(Setting.MEDIA_LOOPS), to - from + 1));
    }
  }

  private static String unknown(
      String kind, String name, String source, Function<Setting, String> of) {
    String hint =
        NearestName.of(name, Arrays.stream(Setting.values()).map(of).toList())
            .map(nearest -> "; did you mean " + nearest + "?")
            .orElse("; --print-config lists all");
    return kind + " " + name + " (" + source + ") is unknown" + hint;
  }
}
