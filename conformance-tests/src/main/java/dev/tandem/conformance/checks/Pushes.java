package dev.tandem.conformance.checks;

import dev.tandem.conformance.check.Broadcast;
import dev.tandem.conformance.check.CheckContext;
import dev.tandem.conformance.check.Exchange;
import dev.tandem.conformance.check.Partner;
import dev.tandem.conformance.check.PartnerStream;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What the checks of pushes have in common. */
final class Pushes {
  static final String PUSH = "the handler of /pull/push";

  private Pushes() {}

  /** Pushes to the second server under a fresh name; the name, once it is published there. */
  static String published(CheckContext c, Broadcast source) {
    String remoteName = c.freshName("pushed");
    c.push(source.name(), remoteName).status(PUSH, 200);
    c.awaitPublished(c.second(), remoteName);
    return remoteName;
  }

  /** Pushes to a server of the kit; the stream there, once media come. */
  static PartnerStream flowing(CheckContext c, Broadcast source, Partner partner) {
    String remoteName = c.freshName("pushed");
    c.push(partner.uri(), source.name(), remoteName).status(PUSH, 200);
    PartnerStream stream = partner.awaitStream(remoteName);
    stream.awaitMore(0, 1, 1, c.deadlines().appears());
    return stream;
  }

  /** Pushes to a server of the kit; the request. */
  static Exchange begun(CheckContext c, Broadcast source, String uri) {
    return c.push(uri, source.name(), c.freshName("pushed")).status(PUSH, 200);
  }

  /** The entries of this local name in /pull/find_all of server 1. */
  static List<JsonNode> entries(CheckContext c, String localName) {
    return c.rest(1).get("/pull/find_all").reply().items().stream()
        .filter(item -> item.path("localStreamName").asString("").equals(localName))
        .toList();
  }

  /** The address by which one server reaches another. */
  static String address(CheckContext c, int server) {
    return c.server(server).peer().toString();
  }
}
