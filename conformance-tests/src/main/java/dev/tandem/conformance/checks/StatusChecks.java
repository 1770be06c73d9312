package dev.tandem.conformance.checks;

import dev.tandem.conformance.check.Check;
import dev.tandem.conformance.check.CheckContext;
import dev.tandem.conformance.check.Offers;
import dev.tandem.conformance.check.Signalling;
import dev.tandem.conformance.probe.WsMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What statuses of streams say, whatever they are about. */
final class StatusChecks {
  private static final String WRITER = "where notifyStreamStatusEvent is written";

  /** The vendor's STREAM_STATUS. */
  private static final Set<String> STATUSES =
      Set.of(
          "NEW",
          "PENDING",
          "PUBLISHING",
          "PLAYING",
          "PAUSED",
          "UNPUBLISHED",
          "STOPPED",
          "FAILED",
          "PLAYBACK_PROBLEM",
          "RESIZE",
          "SNAPSHOT_COMPLETE",
          "NOT_ENOUGH_BANDWIDTH");

  /** Those of the vendor's STREAM_STATUS_INFO that a server without files and RTSP can need. */
  private static final Set<String> INFOS =
      Set.of(
          "Failed by ICE error",
          "Failed by ICE timeout",
          "Failed by ICE keep alive",
          "Failed by DTLS fingerprint error",
          "Failed by DTLS error",
          "Failed by RTP activity",
          "Failed by error",
          "Failed to add stream to proxy",
          "Failed to connect to origin stream",
          "Stopped by session disconnect",
          "Stopped by rest /terminate",
          "Stopped by publisher stop",
          "Stopped by user",
          "Stream failed",
          "Stream not found",
          "CDN stream not found",
          "Stream name is already in use",
          "MediaSessionId is null",
          "MediaSessionId is already in use",
          "Session not ready",
          "Session does not exist",
          "No common codecs",
          "Bad URI",
          "Requested stream shutdown",
          "Terminated by keep-alive",
          "Restricted access",
          "Publish stream is not ready",
          "Distributor stopped",
          "Transcoding required, but disabled",
          "No available transcoders");

  private StatusChecks() {}

  static List<Check> all() {
    return List.of(
        Check.of("status-names-its-stream", StatusChecks::namesItsStream),
        Check.of(
            "info-texts-are-the-documented-ones",
            c ->
                each(
                    ended(c).client,
                    m -> !m.status().equals("FAILED") || INFOS.contains(m.info()),
                    "for FAILED, one of the info texts of the SDK's STREAM_STATUS_INFO")),
        Check.of(
            "statuses-are-the-documented-ones",
            c ->
                each(
                    ended(c).client,
                    m -> STATUSES.contains(m.status()),
                    "one of the statuses of the SDK's STREAM_STATUS")),
        Check.of("play-with-sizes-as-strings-is-understood", StatusChecks::sizesAsStrings));
  }

  private static void namesItsStream(CheckContext c) {
    Ended ended = ended(c);
    each(
        ended.client,
        m -> ended.ids.contains(m.first().path("mediaSessionId").asString("")),
        "the mediaSessionId of one of the client's streams in every status");
  }

  private static void each(Signalling client, Predicate<WsMessage> condition, String allowed) {
    for (WsMessage status : client.received("notifyStreamStatusEvent")) {
      CheckContext.expect(
          condition.test(status),
          "streams that are refused, and one that is stopped",
          allowed,
          "" + status,
          WRITER);
    }
  }

  /** Four streams that end, each for another reason. */
  private static Ended ended(CheckContext c) {
    Signalling client = c.signalling(1);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      ids.add(c.freshId());
    }
    String name = c.freshName("stop");
    client.play(ids.get(0), c.freshName("none"), Offers.play());
    client.publish(ids.get(1), name, Offers.publish());
    client.publish(ids.get(2), name, Offers.publish());
    client.publish(ids.get(3), c.freshName("broken"), "this is no SDP");
    client.unpublish(ids.get(1), name);
    client.await(
        "notifyStreamStatusEvent",
        m -> client.received("notifyStreamStatusEvent").size() >= ids.size(),
        c.deadlines().answer(),
        WRITER + ": each of these four streams ends, by a refusal or by unPublishStream");
    return new Ended(client, ids);
  }

  private static void sizesAsStrings(CheckContext c) {
    Signalling client = c.signalling(1);
    String id = c.freshId();
    client.play(id, c.freshName("none"), Offers.play(), "640", "480");
    MessageChecks.refusal(
        c,
        client,
        id,
        "Stream not found",
        "how the fields width and height of playStream are read");
  }

  private record Ended(Signalling client, List<String> ids) {}
}
