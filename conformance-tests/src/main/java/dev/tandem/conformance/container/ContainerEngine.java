package dev.tandem.conformance.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.containers.Network;
import org.testcontainers.images.RemoteDockerImage;
import org.testcontainers.utility.DockerImageName;

/** The container engine of this machine. */
final class ContainerEngine {
  private final DockerClient client;

  private ContainerEngine(DockerClient client) {
    this.client = client;
  }

  static ContainerEngine find() {
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
    }
  }

  private static void fetch(String image) {
    try {
      new RemoteDockerImage(DockerImageName.parse(image)).get();
    } catch (ContainerFetchException | IllegalArgumentException e) {
      throw new ContainerException(
          ContainerException.Cause.TARGET,
          "the image '%s' is not on this machine and cannot be fetched; 'docker image ls' lists"
                  .formatted(image)
              + " what is here, 'docker pull %s' tells why it does not come".formatted(image));
    }
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
