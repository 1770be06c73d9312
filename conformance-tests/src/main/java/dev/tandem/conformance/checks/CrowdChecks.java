package dev.tandem.conformance.checks;

import dev.tandem.conformance.check.Check;
import dev.tandem.conformance.check.CheckContext;
import dev.tandem.conformance.check.Exchange;
import dev.tandem.conformance.check.Offers;
import dev.tandem.conformance.check.Signalling;
import dev.tandem.conformance.probe.Await;
import dev.tandem.conformance.probe.ProbeTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Many clients, clients that die, and stream names that look alike. */
final class CrowdChecks {
  private static final String NAMES = "how stream names are compared: letter by letter, whole";
  private static final String DEATH =
      "what a broken TCP connection frees: its streams, its session";
  private static final int CROWD = 50;
  private static final int BROKEN = 5;

  private CrowdChecks() {}

  static List<Check> all() {
    return List.of(
        Check.of("odd-stream-names-are-kept-apart", CrowdChecks::oddNames),
        Check.of("broken-clients-leave-nothing", CrowdChecks::brokenClients),
        Check.of("many-connections-are-survived", CrowdChecks::manyConnections));
  }

  private static void oddNames(CheckContext c) {
    String base = c.freshName("odd");
    List<String> names =
        Stream.of("", " ", "/1", "/2", "\"", "'", "\\", "%20", "+", "A", "a", "ä", "名", "<b>", "..")
            .map(end -> base + end)
            .toList();
    Signalling client = c.signalling(1);
    Signalling second = c.signalling(1);
    List<String> published = new ArrayList<>();
    for (String name : names) {
      String id = publish(c, client, name);
      CheckContext.expect(
          client.ends(id).stream().noneMatch(end -> end.contains("already in use")),
          "publishStream of [%s] beside %s".formatted(name, published),
          "a stream, or a refusal of its name as such",
          "" + client.ends(id),
          NAMES);
      if (client.ends(id).isEmpty()) {
        published.add(name);
        CheckContext.expect(
            !second.ends(publish(c, second, name)).isEmpty(),
            "a second publishStream of [%s]".formatted(name),
            "a refusal, since this name is in use",
            "an answer",
            NAMES);
      }
    }
  }

  /** Publishes and waits until the server has taken or refused it. */
  private static String publish(CheckContext c, Signalling client, String name) {
    String id = c.freshId();
    client.publish(id, name, Offers.publish());
    client.fence();
    return id;
  }

  private static void brokenClients(CheckContext c) {
    List<String> names = new ArrayList<>();
    List<String> sessions = new ArrayList<>();
    for (int i = 0; i < BROKEN; i++) {
      Signalling client = c.open(1);
      JsonNode user = client.hello().first();
      sessions.add(user.path("sessionId").asString(user.path("authToken").asString("?")));
      names.add(c.freshName("died"));
      client.answer(publish(c, client, names.getLast()));
      client.drop();
    }
    Signalling later = c.signalling(1);
    for (String name : names) {
      becomes(c, "the name " + name + " free again", () -> canPublish(c, later, name));
    }
    becomes(c, "sessions that are no longer listed", () -> listed(c, sessions).isEmpty());
  }

  private static boolean canPublish(CheckContext c, Signalling client, String name) {
    return client.ends(publish(c, client, name)).isEmpty();
  }

  private static List<String> listed(CheckContext c, List<String> sessions) {
    Exchange list = c.rest(1).get("/connection/find_all");
    return list.reply().items().stream()
        .map(item -> item.path("sessionId").asString(""))
        .filter(sessions::contains)
        .toList();
  }

  private static void becomes(CheckContext c, String allowed, BooleanSupplier condition) {
    try {
      Await.value(allowed, c.deadlines().appears(), condition::getAsBoolean, so -> so);
    } catch (ProbeTimeoutException e) {
      CheckContext.expect(
          false,
          BROKEN + " publishers that break off without a close",
          "%s within %d s".formatted(allowed, c.deadlines().appears().toSeconds()),
          "it is not so",
          DEATH);
    }
  }

  private static void manyConnections(CheckContext c) {
    Signalling witness = c.signalling(1);
    for (int i = 0; i < CROWD; i++) {
      Signalling client = c.open(1);
      if (i % 2 == 0) {
        client.hello();
      }
      client.drop();
    }
    witness.fence();
    c.signalling(1).fence();
  }
}
