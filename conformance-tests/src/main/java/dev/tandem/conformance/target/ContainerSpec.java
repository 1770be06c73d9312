package dev.tandem.conformance.target;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Servers that the kit starts itself as containers on a network of their own.
 *
 * @param images of instance 1, 2, …; the last one goes for the rest
 * @param instances how many
 * @param command the arguments that the image's entry point gets; empty for those of the image
 * @param environment for every instance; {alias} and {number} in a value are those of the instance
 * @param aliases the names by which the instances reach each other
 * @param ready what has to be so before the checks begin
 */
public record ContainerSpec(
    List<String> images,
    int instances,
    List<String> command,
    Ports ports,
    Map<String, String> environment,
    List<CopiedFile> files,
    List<String> aliases,
    Readiness ready) {
  public ContainerSpec {
    images = List.copyOf(images);
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
    files = List.copyOf(files);
    aliases = List.copyOf(aliases);
  }

  /** The same with so many instances, not more than there are aliases. */
  public ContainerSpec withInstances(int number) {
    return new ContainerSpec(
        images, number, command, ports, environment, files, aliases.subList(0, number), ready);
  }

  /** The ports of the services inside a container. */
  public record Ports(int ws, @Nullable Integer wss, int http, @Nullable Integer https) {}

  /** A file or folder of the kit's machine, and where it goes in every container. */
  public record CopiedFile(Path from, String to) {}

  /**
   * When a server is ready: a path that is answered with 200 over http, or a port that is open.
   *
   * @param path null to wait for the port
   * @param within how long that may take
   */
  public record Readiness(@Nullable String path, int port, Duration within) {}

  /** The image of instance 1, 2, … */
  public String image(int number) {
    return images.get(Math.min(number, images.size()) - 1);
  }
}
