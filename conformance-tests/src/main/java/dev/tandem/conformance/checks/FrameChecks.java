package dev.tandem.conformance.checks;

import dev.tandem.conformance.check.Check;
import dev.tandem.conformance.check.CheckContext;
import dev.tandem.conformance.check.CheckFailure;
import dev.tandem.conformance.check.Offers;
import dev.tandem.conformance.check.Signalling;
import java.util.Collections;
import java.util.List;

/** WebSocket frames that no page sends, and offers that were cut off. */
final class FrameChecks {
  private static final String FRAMES = "what the WebSocket listener does with frames of this kind";
  private static final String SDP = "what happens when an offer cannot be read to its end";
  private static final int HUGE_PARTS = 32;
  private static final int MEBIBYTE = 1 << 20;

  private FrameChecks() {}

  static List<Check> all() {
    return List.of(
        Check.of("binary-frame-is-survived", FrameChecks::binary),
        Check.of("fragmented-message-is-understood", FrameChecks::fragments),
        Check.of("huge-message-hits-only-its-sender", FrameChecks::huge),
        Check.of("truncated-offers-are-survived", FrameChecks::truncatedOffers));
  }

  private static void binary(CheckContext c) {
    Signalling other = c.signalling(1);
    c.signalling(1).sendBinary(new byte[] {0, 1, 2, (byte) 0xff});
    other.fence();
    c.signalling(1).fence();
  }

  private static void fragments(CheckContext c) {
    Signalling client = c.signalling(1);
    String id = c.freshId();
    client.sendFragments(
        List.of(
            "{\"message\":\"availab",
            "leStream\",\"data\":[{\"mediaSessionId\":\"" + id + "\",\"na",
            "me\":\"" + c.freshName("none") + "\"}]}"));
    client.await(
        "availableStream",
        m -> m.first().path("id").asString("").equals(id),
        c.deadlines().answer(),
        FRAMES + ": they are put together before they are parsed (RFC 6455, section 5.4)");
  }

  private static void huge(CheckContext c) {
    Signalling other = c.signalling(1);
    try {
      c.signalling(1).sendFragments(Collections.nCopies(HUGE_PARTS, "7".repeat(MEBIBYTE)));
    } catch (CheckFailure e) {
      c.transcript().add("the server has ended that connection, as it may");
    }
    other.fence();
    c.signalling(1).fence();
  }

  private static void truncatedOffers(CheckContext c) {
    List<String> lines = Offers.publish().lines().toList();
    Signalling client = c.signalling(1);
    for (int i = 1; i < lines.size(); i++) {
      String id = c.freshId();
      String name = c.freshName("cut");
      client.publish(id, name, String.join("\r\n", lines.subList(0, i)) + "\r\n");
      client.unpublish(id, name);
      client.end(
          id,
          c.deadlines().answer(),
          SDP + ": it fails the stream, or is answered; here it ended after " + lines.get(i - 1));
    }
    c.signalling(1).fence();
  }
}
