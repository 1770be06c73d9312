package dev.tandem.conformance.target;

import dev.tandem.conformance.requirement.Capability;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the description of a target; docs/test-your-server.md shows one. */
public final class TargetFile {
  private final FieldReader fields;
  private final Path folder;

  private TargetFile(FieldReader fields, Path folder) {
    this.fields = fields;
    this.folder = folder;
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
    fields.names().forEach(KnownFields::check);
    Path folder = file == null ? Path.of("") : file.toAbsolutePath().getParent();
    return new TargetFile(new FieldReader(fields), Objects.requireNonNull(folder)).target();
  }

  private Target target() {
    List<ServerAddresses> servers = servers();
    @Nullable ContainerSpec containers = containers(servers);
    @Nullable String name = fields.get("name");
    return new Target(
        name == null ? usualName(servers, containers) : name,
        servers,
        containers,
        fields.get("kit"),
        capabilities(servers, containers),
        deadlines(),
        expected(),
        browser());
  }

  private static String usualName(
      List<ServerAddresses> servers, @Nullable ContainerSpec containers) {
    return containers == null ? servers.getFirst().ws().getAuthority() : containers.image(1);
  }

  private List<ServerAddresses> servers() {
    List<ServerAddresses> servers = new ArrayList<>();
    while (fields.hasBelow("servers." + servers.size())) {
      servers.add(server("servers." + servers.size() + "."));
    }
    return servers;
  }

  private ServerAddresses server(String at) {
    URI ws = required(at + "ws", "ws", 8080);
    @Nullable URI wss = fields.address(at + "wss", "wss");
    URI http = required(at + "http", "http", 8081);
    @Nullable URI https = fields.address(at + "https", "https");
    @Nullable URI peer = fields.address(at + "peer", "ws");
    @Nullable URI securePeer = fields.address(at + "securePeer", "wss");
    return new ServerAddresses(
        ws,
        wss,
        http,
        https,
        peer == null ? ws : peer,
        securePeer == null ? wss : securePeer,
        credentials(at));
  }

  private URI required(String field, String scheme, int port) {
    URI address = fields.address(field, scheme);
    if (address == null) {
      throw new TargetException(
          "the target lacks %s, such as %s://192.0.2.10:%d".formatted(field, scheme, port));
    }
    return address;
  }

  private Credentials credentials(String at) {
    Map<String, String> headers = new HashMap<>(fields.below(at + "headers"));
    @Nullable String user = fields.get(at + "user");
    @Nullable String password = fields.get(at + "password");
    if (user != null && password != null) {
      headers.putAll(Credentials.basic(user, password).headers());
    } else if (user != null || password != null) {
      throw new TargetException(
          "the target has only one of %suser and %spassword".formatted(at, at));
    }
    return new Credentials(headers);
  }

  private @Nullable ContainerSpec containers(List<ServerAddresses> servers) {
    boolean wanted = fields.hasBelow("containers");
    if (wanted && !servers.isEmpty()) {
      throw new TargetException(
          "the target has both servers and containers; servers are there, containers are started");
    }
    if (!wanted && servers.isEmpty()) {
      throw new TargetException(
          "the target names no server: it needs servers.0.ws and servers.0.http,"
              + " or containers.image");
    }
    return wanted ? new ContainerFields(fields, folder).read() : null;
  }

  private Set<Capability> capabilities(
      List<ServerAddresses> servers, @Nullable ContainerSpec containers) {
    @Nullable List<String> given = fields.list("capabilities", "\\s*,\\s*");
    if (given == null) {
      Set<Capability> usual = EnumSet.allOf(Capability.class);
      boolean tls =
          containers == null ? servers.getFirst().wss() != null : containers.ports().wss() != null;
      if (!tls) {
        usual.remove(Capability.TLS);
      }
      return usual;
    }
    Set<Capability> all = EnumSet.noneOf(Capability.class);
    for (String word : given) {
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
            fields.duration("deadlines.answer", usual.answer()),
            fields.duration("deadlines.ping", usual.ping()),
            fields.duration("deadlines.appears", usual.appears()),
            fields.duration("deadlines.giveUp", usual.giveUp()),
            fields.duration("deadlines.silent", usual.silent()),
            1)
        .withFactorAtLeast(fields.factor("deadlines.factor"));
  }

  private List<ExpectedFinding> expected() {
    List<ExpectedFinding> all = new ArrayList<>();
    while (fields.hasBelow("expected." + all.size())) {
      String at = "expected." + all.size() + ".";
      all.add(
          new ExpectedFinding(
              fields.text(at + "requirement"),
              fields.text(at + "owner"),
              fields.text(at + "reason"),
              fields.day(at + "until")));
    }
    return all;
  }

  private BrowserSettings browser() {
    @Nullable String given = fields.get("browser.path");
    @Nullable Path program = given == null ? null : folder.resolve(given);
    if (program != null && !(Files.isRegularFile(program) && Files.isExecutable(program))) {
      throw new TargetException(
          "browser.path is '%s', which is no program on this machine".formatted(program));
    }
    return new BrowserSettings(fields.address("browser.grid", "http", "https"), program);
  }
}
