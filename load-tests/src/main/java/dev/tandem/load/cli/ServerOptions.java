package dev.tandem.load.cli;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which servers are put under load. */
final class ServerOptions {
  @Option(
      names = "--target",
      paramLabel = "URI",
      converter = Convert.Address.class,
      description =
          "The server: ws://host:8080/ or wss://host:8443/. Without it one of our own is started"
              + " here.")
  @Nullable URI target;

  @Option(
      names = "--push-to",
      paramLabel = "URI",
      converter = Convert.Address.class,
      description =
          "The second server, which --pushes go to; the first has to reach it by this address.")
  @Nullable URI pushTo;

  @Option(
      names = "--rest",
      paramLabel = "URI",
      description =
          "Where --pushes are asked for, by REST; without it the target's port 8081, or 8444 with"
              + " wss.")
  @Nullable URI rest;

  @Option(
      names = "--push-to-rest",
      paramLabel = "URI",
      description = "Where the second server takes REST requests; without it as for --rest.")
  @Nullable URI pushToRest;

  @Option(
      names = "--server-pid",
      paramLabel = "PID",
      description =
          "The server's process on this machine; without it the one that listens on the target's"
              + " port.")
  @Nullable Long serverPid;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A setting of our own server, such as srtp_cipher=jdk. May be repeated.")
  List<String> settings = new ArrayList<>();

  @Option(
      names = "--share-cores",
      description =
          "Let servers that are started here and clients all use all processors. Otherwise half of"
              + " them are the servers'; a --rival that needs more loses packets.")
  boolean sharesCores;
}
