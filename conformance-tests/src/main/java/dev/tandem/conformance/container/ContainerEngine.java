package dev.tandem.conformance.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.BadRequestException;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.util.concurrent.TimeUnit;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Network;
import org.testcontainers.utility.DockerImageName;

/** The container engine of this machine. */
final class ContainerEngine {
  private static final int FETCH_MINUTES = 10;

  private final DockerClient client;

  private ContainerEngine(DockerClient client) {
    this.client = client;
  }

  /** Looks for it: at DOCKER_HOST if that is given, else where engines usually listen. */
  static ContainerEngine find() {
    EngineAddress.check(System.getenv());
    try {
      return new ContainerEngine(DockerClientFactory.instance().client());
    } catch (IllegalStateException e) {
      throw new ContainerException(
          ContainerException.Cause.ENGINE,
          "no container engine answers, and the target is made of containers; start it with"
              + " 'sudo systemctl start docker', or name it by the environment variable"
              + " DOCKER_HOST");
    }
  }

  /** Fails unless the image is here or can be fetched. */
  void need(String image) {
    try {
      client.inspectImageCmd(image).exec();
    } catch (NotFoundException e) {
      fetch(image);
    } catch (BadRequestException e) {
      throw notThere(image, String.valueOf(e.getMessage()));
    }
  }

  /** Asks the engine once; what a registry refuses once it refuses again. */
  private void fetch(String image) {
    try {
      DockerImageName name = DockerImageName.parse(image);
      boolean complete =
          client
              .pullImageCmd(name.getUnversionedPart())
              .withTag(name.getVersionPart())
              .start()
              .awaitCompletion(FETCH_MINUTES, TimeUnit.MINUTES);
      if (!complete) {
        throw notThere(image, "it did not come within %d minutes".formatted(FETCH_MINUTES));
      }
    } catch (DockerException | DockerClientException | IllegalArgumentException e) {
      throw notThere(image, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the image " + image + " was fetched", e);
    }
  }

  private static ContainerException notThere(String image, String why) {
    return new ContainerException(
        ContainerException.Cause.TARGET,
        "the image '%s' is not on this machine and cannot be fetched; 'docker image ls' lists what"
                .formatted(image)
            + " is here, and containers.image in the target file names it; the engine says: "
            + why.strip().replaceAll("\\s+", " "));
  }

  /** The address of this machine in the network. */
  String gateway(Network network) {
    return client
        .inspectNetworkCmd()
        .withNetworkId(network.getId())
        .exec()
        .getIpam()
        .getConfig()
        .stream()
        .map(config -> config.getGateway())
        .filter(gateway -> gateway != null && !gateway.contains(":"))
        .findFirst()
        .orElseThrow(() ->
            new ContainerException(
                ContainerException.Cause.ENGINE,
                "the container engine made a network without a gateway"));
  }
}
