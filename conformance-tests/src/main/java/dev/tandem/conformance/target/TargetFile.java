package dev.tandem.conformance.target;

import dev.tandem.conformance.requirement.Capability;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the description of a target; docs/test-your-server.md shows one. */
public final class TargetFile {
  private static final String KNOWN =
      "name|capabilities|servers\\.\\d+\\.(ws|wss|http|https)"
          + "|deadlines\\.(answer|ping|appears|giveup)"
          + "|expected\\.\\d+\\.(requirement|owner|reason|until)";

  private final TargetFields fields;

  private TargetFile(TargetFields fields) {
    this.fields = fields;
  }

  /**
   * Reads a target from a file, the environment and the command line; the later wins.
   *
   * @param file may be missing if the others give the servers
   * @throws TargetException saying what to change
   */
  public static Target read(
      @Nullable Path file, Map<String, String> environment, Map<String, String> set) {
    TargetFields fields = TargetFields.read(file, environment, set);
    if (fields.isEmpty()) {
      throw new TargetException(
          "which servers? give --target FILE; docs/test-your-server.md shows such a file");
    }
    return new TargetFile(fields).target();
  }

  private Target target() {
    for (String name : fields.names()) {
      if (!name.matches(KNOWN)) {
        throw new TargetException("the target has an unknown field '" + name + "'");
      }
    }
    List<ServerAddresses> servers = servers();
    @Nullable String name = fields.get("name");
    return new Target(
        name == null ? servers.getFirst().ws().getAuthority() : name,
        servers,
        capabilities(servers),
        deadlines(),
        expected());
  }

  private List<ServerAddresses> servers() {
    List<ServerAddresses> servers = new ArrayList<>();
    while (fields.hasBelow("servers." + servers.size())) {
      String at = "servers." + servers.size() + ".";
      servers.add(
          new ServerAddresses(
              required(at + "ws", "ws"),
              address(at + "wss", "wss"),
              required(at + "http", "http"),
              address(at + "https", "https")));
    }
    if (servers.isEmpty()) {
      throw new TargetException(
          "the target names no server: it needs servers.0.ws and servers.0.http");
    }
    return servers;
  }

  private URI required(String field, String scheme) {
    URI address = address(field, scheme);
    if (address == null) {
      throw new TargetException(
          "the target lacks %s, such as %s://192.0.2.10:%d"
              .formatted(field, scheme, scheme.equals("ws") ? 8080 : 8081));
    }
    return address;
  }

  private @Nullable URI address(String field, String scheme) {
    @Nullable String text = fields.get(field);
    if (text == null) {
      return null;
    }
    if (!text.matches(scheme + "://[^/\\s:]+(:\\d{1,5})?/?") && !text.contains("[")) {
      throw new TargetException(
          "%s is '%s'; it must look like %s://host:port".formatted(field, text, scheme));
    }
    try {
      return URI.create(text.replaceFirst("/$", ""));
    } catch (IllegalArgumentException e) {
      throw new TargetException(field + " is no address: " + text);
    }
  }

  private Set<Capability> capabilities(List<ServerAddresses> servers) {
    @Nullable String given = fields.get("capabilities");
    if (given == null) {
      Set<Capability> usual = EnumSet.allOf(Capability.class);
      if (servers.getFirst().wss() == null) {
        usual.remove(Capability.TLS);
      }
      return usual;
    }
    Set<Capability> all = EnumSet.noneOf(Capability.class);
    for (String item : given.split(",", -1)) {
      String word = item.strip();
      try {
        all.add(Capability.valueOf(word.toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException e) {
        String known = Arrays.toString(Capability.values()).toLowerCase(Locale.ROOT);
        throw new TargetException("capability '%s' is none of %s".formatted(word, known));
      }
    }
    return all;
  }

  private TargetDeadlines deadlines() {
    TargetDeadlines usual = TargetDeadlines.DEFAULT;
    return new TargetDeadlines(
        duration("deadlines.answer", usual.answer()),
        duration("deadlines.ping", usual.ping()),
        duration("deadlines.appears", usual.appears()),
        duration("deadlines.giveup", usual.giveUp()));
  }

  private Duration duration(String field, Duration usual) {
    @Nullable String text = fields.get(field);
    if (text == null) {
      return usual;
    }
    if (!text.matches("\\d{1,6} ?(ms|s)")) {
      throw new TargetException(
          "%s is '%s'; it must look like 5 s or 500 ms".formatted(field, text));
    }
    long number = Long.parseLong(text.replaceAll("\\D", ""));
    return text.endsWith("ms") ? Duration.ofMillis(number) : Duration.ofSeconds(number);
  }

  private List<ExpectedFinding> expected() {
    List<ExpectedFinding> all = new ArrayList<>();
    while (fields.hasBelow("expected." + all.size())) {
      String at = "expected." + all.size() + ".";
      all.add(
          new ExpectedFinding(
              text(at + "requirement"), text(at + "owner"), text(at + "reason"), day(at)));
    }
    return all;
  }

  private LocalDate day(String at) {
    String text = text(at + "until");
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new TargetException(
          "%suntil is '%s'; it must look like 2027-01-31".formatted(at, text));
    }
  }

  private String text(String field) {
    @Nullable String text = fields.get(field);
    if (text == null || text.isEmpty()) {
      throw new TargetException("the target lacks " + field);
    }
    return text;
  }
}
