package dev.tandem.conformance.check;

import dev.tandem.conformance.probe.RestClient;
import dev.tandem.conformance.probe.RestReply;
import dev.tandem.conformance.probe.TlsHello;
import dev.tandem.conformance.probe.WsClient;
import dev.tandem.conformance.probe.browser.Browsers;
import dev.tandem.conformance.probe.nativepeer.NativePeer;
import dev.tandem.conformance.requirement.Capability;
import dev.tandem.conformance.requirement.Requirement;
import dev.tandem.conformance.target.ServerAddresses;
import dev.tandem.conformance.target.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What has to be so before a check can judge: the target can do it, and its servers are there. */
final class Prerequisites {
  private static final int CONNECT_MS = 5_000;
  private static final Duration TLS_ANSWER = Duration.ofSeconds(3);
  private static final Set<Capability> TO_ANOTHER = Set.of(Capability.PUSH, Capability.PULL);

  private final Target target;
  private final Map<Integer, String> silence = new TreeMap<>();
  private final Optional<String> noBrowser;
  private final Map<Capability, Optional<String>> looked = new EnumMap<>(Capability.class);

  /** Looks once at the first two servers, and for a browser. */
  Prerequisites(Target target, Browsers browsers) {
    this.target = target;
    noBrowser = browsers.missing();
    for (int i = 0; i < Math.min(2, target.servers().size()); i++) {
      int number = i;
      reasonAgainst(target.servers().get(i)).ifPresent(reason -> silence.put(number, reason));
    }
  }

  /** Why a requirement cannot be judged here; empty if it can. */
  Optional<String> missing(Requirement requirement) {
    for (Capability need : requirement.needs()) {
      if (!target.capabilities().contains(need)) {
        return Optional.of("the target file does not list the capability " + word(need));
      }
    }
    if (noBrowser.isPresent() && requirement.needs().contains(Capability.BROWSER)) {
      return noBrowser;
    }
    if (requirement.needs().contains(Capability.NATIVE) && noNativePeer().isPresent()) {
      return noNativePeer();
    }
    if (silence.containsKey(0)) {
      return Optional.ofNullable(silence.get(0));
    }
    boolean second = requirement.needs().stream().anyMatch(TO_ANOTHER::contains);
    return second
        ? Optional.ofNullable(silence.get(1)).map(reason -> "the second server: " + reason)
        : Optional.empty();
  }

  /** Looks when it is first asked for, since that takes seconds. */
  private Optional<String> noNativePeer() {
    return looked.computeIfAbsent(Capability.NATIVE, capability -> NativePeer.missing());
  }

  private static String word(Capability capability) {
    return capability.name().toLowerCase(Locale.ROOT);
  }

  private static Optional<String> reasonAgainst(ServerAddresses server) {
    return closed("ws", server.ws())
        .or(() -> closed("http", server.http()))
        .or(() -> noWcs(server));
  }

  private static Optional<String> closed(String field, URI address) {
    int port = address.getPort() < 0 ? 80 : address.getPort();
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address.getHost(), port), CONNECT_MS);
      return Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.of(
          "the host '%s' is unknown to this machine: correct '%s' in the target file"
              .formatted(address.getHost(), field));
    } catch (IOException e) {
      return Optional.of(
          "nothing answers at %s (%s): start the server, or correct '%s' in the target file"
              .formatted(address, e.getMessage(), field));
    }
  }

  private static Optional<String> noWcs(ServerAddresses server) {
    if (signals(server.ws())) {
      return Optional.empty();
    }
    if (speaksTls(server.ws())) {
      return Optional.of(
          "%s speaks TLS: that is an address for 'wss'; 'ws' in the target file is the port without"
                  .formatted(server.ws())
              + " TLS (usually 8080)");
    }
    if (answersRest(server)) {
      return Optional.empty();
    }
    return Optional.of(
        "%s opens no WebSocket and %s has no /rest-api: this is no WCS server, or these are other"
                .formatted(server.ws(), server.http())
            + " ports of it (usual are 8080 for ws, 8081 for http)");
  }

  private static boolean signals(URI ws) {
    try (WsClient client = WsClient.open(ws)) {
      return !client.isClosed();
    } catch (IllegalStateException e) {
      return false;
    }
  }

  private static boolean speaksTls(URI address) {
    try {
      return TlsHello.answer(address, TlsHello.TLS_1_2, TLS_ANSWER) != TlsHello.REFUSED;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  private static boolean answersRest(ServerAddresses server) {
    try {
      RestReply reply =
          new RestClient(server.http(), server.credentials().headers()).get("/stream/find_all");
      return reply.json().isContainer();
    } catch (UncheckedIOException e) {
      return false;
    }
  }
}
