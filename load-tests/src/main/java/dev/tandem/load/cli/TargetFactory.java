package dev.tandem.load.cli;

import dev.tandem.load.client.ClientEngine;
import dev.tandem.load.target.Target;
import dev.tandem.load.target.TargetException;
import dev.tandem.load.target.janus.JanusTarget;
import dev.tandem.load.target.wcs.WcsTarget;
import dev.tandem.load.target.whip.WhipTarget;
import java.net.URI;
import java.util.Set;

/** Makes targets from addresses: the scheme says how a server is spoken to. */
final class TargetFactory {
  /** All schemes that have an adapter. */
  static final Set<String> SCHEMES =
      Set.of("ws", "wss", "janus+http", "janus+https", "whip+http", "whip+https");

  private TargetFactory() {}

  /** Opens the server at an address, for clients of an engine. */
  static Target of(ServerAddress address, ClientEngine engine) throws TargetException {
    String scheme = address.uri().getScheme();
    int plus = scheme.indexOf('+');
    return switch (plus < 0 ? scheme : scheme.substring(0, plus)) {
      case "ws", "wss" -> WcsTarget.open(address.uri(), address.rest(), engine);
      case "janus" -> JanusTarget.open(without(plus, address.uri()), engine);
      case "whip" -> whip(without(plus, address.uri()), engine);
      default -> throw new TargetException("there is no adapter for " + scheme);
    };
  }

  /** The address at which HTTP is spoken. */
  private static URI without(int plus, URI address) {
    return URI.create(address.toString().substring(plus + 1));
  }

  /** Endpoints as most servers have them: /whip/NAME to publish, /whep/NAME to play. */
  private static Target whip(URI base, ClientEngine engine) {
    String root = base.toString().replaceFirst("/$", "");
    return new WhipTarget(
        root + "/whip/" + WhipTarget.STREAM, root + "/whep/" + WhipTarget.STREAM, "", engine);
  }
}
