package dev.tandem.conformance.checks;

import dev.tandem.conformance.check.Check;
import dev.tandem.conformance.check.CheckContext;
import dev.tandem.conformance.check.Exchange;
import dev.tandem.conformance.check.Offers;
import dev.tandem.conformance.check.Signalling;
import dev.tandem.conformance.probe.RestClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** /pull/push as far as it can be judged without media. */
final class PushChecks {
  private static final String PUSH =
      "the handler of /pull/push: what it looks at before it answers";

  private PushChecks() {}

  static List<Check> all() {
    return List.of(
        Check.of("push-of-unknown-stream-is-404", PushChecks::unknown),
        Check.of("push-without-uri-is-400", c -> without(c, "uri")),
        Check.of("push-without-local-name-is-400", c -> without(c, "localStreamName")),
        Check.of("push-without-remote-name-is-400", c -> without(c, "remoteStreamName")),
        Check.of("push-to-a-bad-uri-is-400", PushChecks::badUri),
        Check.of("refused-push-is-not-listed", PushChecks::notListed),
        Check.of("minimal-publish-is-answered", PushChecks::minimalPublish));
  }

  private static Map<String, String> body(CheckContext c) {
    String name = c.freshName("none");
    return new HashMap<>(RestClient.republish(c.remote().peer().toString(), name, name));
  }

  private static void unknown(CheckContext c) {
    c.rest(1).post("/pull/push", body(c)).status(PUSH, 404);
  }

  private static void without(CheckContext c, String field) {
    Map<String, String> body = body(c);
    body.remove(field);
    c.rest(1).post("/pull/push", body).status(PUSH, 400);
  }

  private static void badUri(CheckContext c) {
    Map<String, String> body = body(c);
    for (String uri : List.of("http://192.0.2.1:8080", "nonsense", "")) {
      body.put("uri", uri);
      c.rest(1).post("/pull/push", body).status(PUSH, 400);
    }
  }

  private static void notListed(CheckContext c) {
    Map<String, String> body = body(c);
    Exchange push = c.rest(1).post("/pull/push", body);
    String name = String.valueOf(body.get("localStreamName"));
    CheckContext.expect(
        push.reply().status() != 200 && !PullChecks.listed(c, name),
        push.sent(),
        "a refusal, and no entry in /pull/find_all",
        "status " + push.reply() + ", listed: " + PullChecks.listed(c, name),
        PUSH);
  }

  private static void minimalPublish(CheckContext c) {
    Signalling client = c.signalling(1);
    String id = c.freshId();
    client.send(
        "publishStream",
        Map.of(
            "mediaSessionId",
            id,
            "name",
            c.freshName("minimal"),
            "published",
            true,
            "sdp",
            Offers.publish()));
    client.answer(id);
  }
}
