package dev.tandem.conformance.target;

import dev.tandem.conformance.target.ContainerSpec.CopiedFile;
import dev.tandem.conformance.target.ContainerSpec.Ports;
import dev.tandem.conformance.target.ContainerSpec.Readiness;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the part of a target that describes containers. */
final class ContainerFields {
  private static final String AT = "containers.";
  private static final List<String> ALIASES = List.of("first", "second", "third");
  private static final Duration START = Duration.ofMinutes(2);

  private final FieldReader fields;
  private final Path folder;

  /** Files are named relative to the folder. */
  ContainerFields(FieldReader fields, Path folder) {
    this.fields = fields;
    this.folder = folder;
  }

  ContainerSpec read() {
    @Nullable List<String> images = fields.list(AT + "image", "\\s*,\\s*");
    if (images == null) {
      throw new TargetException("the target lacks containers.image, such as my-server:1.0");
    }
    int instances = fields.number(AT + "instances", Math.max(2, images.size()), 1, 3);
    Ports ports =
        new Ports(
            port("ports.ws", 8080),
            optionalPort("ports.wss"),
            port("ports.http", 8081),
            optionalPort("ports.https"));
    @Nullable List<String> command = fields.list(AT + "command", "\\s+");
    return new ContainerSpec(
        images,
        instances,
        command == null ? List.of() : command,
        ports,
        fields.below(AT + "environment"),
        files(),
        aliases(instances),
        readiness(ports));
  }

  private int port(String name, int usual) {
    return fields.number(AT + name, usual, 1, 65_535);
  }

  private @Nullable Integer optionalPort(String name) {
    return fields.get(AT + name) == null ? null : port(name, 0);
  }

  private List<CopiedFile> files() {
    List<CopiedFile> all = new ArrayList<>();
    while (fields.hasBelow(AT + "files." + all.size())) {
      String at = AT + "files." + all.size();
      Path from = folder.resolve(fields.text(at + ".from"));
      if (!Files.exists(from)) {
        throw new TargetException("%s.from is '%s', which is not there".formatted(at, from));
      }
      all.add(new CopiedFile(from, fields.text(at + ".to")));
    }
    return all;
  }

  private List<String> aliases(int instances) {
    List<String> aliases =
        Objects.requireNonNullElse(fields.list(AT + "aliases", "\\s*,\\s*"), ALIASES);
    if (aliases.stream().distinct().limit(instances).count() < instances) {
      throw new TargetException(
          "containers.aliases names %s; it takes a name of its own for each of the %d instances"
              .formatted(aliases, instances));
    }
    return aliases.subList(0, instances);
  }

  private Readiness readiness(Ports ports) {
    Duration within = fields.duration(AT + "startWithin", START);
    @Nullable String ready = fields.get(AT + "ready");
    if (ready == null) {
      return new Readiness(null, ports.ws(), within);
    }
    if (ready.startsWith("/")) {
      return new Readiness(ready, ports.http(), within);
    }
    if (!ready.matches("\\d{1,5}")) {
      throw FieldReader.mustLook(AT + "ready", ready, "a path such as /health/ready, or a port");
    }
    return new Readiness(null, port("ready", 0), within);
  }
}
