package dev.tandem.conformance.checks;

import dev.tandem.conformance.check.Check;
import dev.tandem.conformance.check.CheckContext;
import dev.tandem.conformance.check.Offers;
import dev.tandem.conformance.check.Signalling;
import dev.tandem.conformance.probe.WsMessage;
import java.util.List;

/** The life of a publication up to the first media packet, and of a refused playback. */
final class PublicationChecks {
  private static final String NAMES =
      "the registry of stream names: when a name is taken and freed";
  private static final String END = "where a stream ends: one place, which sends one status";
  private static final String SDP = "what happens when an offer cannot be used";
  private static final String TIMEOUT =
      "the deadline for ICE: the page learns of it from nobody but the server";

  private PublicationChecks() {}

  static List<Check> all() {
    return List.of(
        Check.of("no-common-codecs-fails", PublicationChecks::noCommonCodecs),
        Check.of("broken-offer-fails-the-stream", PublicationChecks::brokenOffer),
        Check.of("no-publishing-without-media", PublicationChecks::notPublishing),
        Check.of("ice-timeout-fails-the-publication", PublicationChecks::iceTimeout),
        Check.of("pending-publication-cannot-be-played", PublicationChecks::notPlayable),
        Check.of("duplicate-name-is-refused", PublicationChecks::duplicate),
        Check.of("unpublish-is-answered", PublicationChecks::unpublish),
        Check.of("unpublish-says-stopped-by-user", PublicationChecks::stoppedByUser),
        Check.of("name-is-free-after-unpublished", PublicationChecks::freeAfterUnpublish),
        Check.of("name-is-free-after-the-connection-ended", PublicationChecks::freeAfterEnd),
        Check.of("stop-of-unknown-stream-is-harmless", PublicationChecks::unknownStop),
        Check.of("one-terminal-status", PublicationChecks::oneEnd),
        Check.of("two-streams-of-one-session-are-kept-apart", PublicationChecks::twoStreams),
        Check.of("play-of-unknown-stream-fails", PublicationChecks::playUnknown),
        Check.of("refused-play-gets-no-sdp", PublicationChecks::noSdp),
        Check.of("foreign-stream-cannot-be-stopped", PublicationChecks::foreignStop));
  }

  private static void noCommonCodecs(CheckContext c) {
    String sdp = Offers.publishAudio().replaceAll("a=(rtpmap|fmtp|rtcp-fb):.*\r\n", "");
    String offer =
        sdp.replaceFirst("SAVPF [\\d ]+", "SAVPF 120") + "a=rtpmap:120 kitcodec/8000\r\n";
    Signalling client = c.signalling(1);
    String id = c.freshId();
    client.publish(id, c.freshName("codecs"), offer);
    MessageChecks.refusal(c, client, id, "No common codecs", SDP);
  }

  private static void brokenOffer(CheckContext c) {
    Signalling client = c.signalling(1);
    String id = c.freshId();
    client.publish(id, c.freshName("broken"), "this is no SDP");
    String status = client.end(id, c.deadlines().answer(), SDP).status();
    CheckContext.expect(status.equals("FAILED"), client.lastSent(), "FAILED", status, SDP);
    client.fence();
  }

  private static void notPublishing(CheckContext c) {
    Signalling client = c.signalling(1);
    String id = published(c, client, c.freshName("early"));
    client.awaitNextPing();
    List<String> statuses = client.statuses(id);
    CheckContext.expect(
        !statuses.contains("PUBLISHING"),
        client.lastSent(),
        "no PUBLISHING before ICE and DTLS are up",
        "" + statuses,
        "what triggers PUBLISHING: the first media, not the answer");
  }

  private static void iceTimeout(CheckContext c) {
    Signalling client = c.signalling(1);
    String id = published(c, client, c.freshName("noice"));
    WsMessage end = client.end(id, c.deadlines().giveUp(), TIMEOUT);
    CheckContext.expect(
        end.status().equals("FAILED") && end.info().startsWith("Failed by ICE"),
        client.lastSent(),
        "FAILED with info 'Failed by ICE timeout'",
        "%s with info '%s'".formatted(end.status(), end.info()),
        TIMEOUT);
  }

  private static void notPlayable(CheckContext c) {
    Signalling client = c.signalling(1);
    String name = c.freshName("pending");
    published(c, client, name);
    Signalling player = c.signalling(1);
    String id = c.freshId();
    player.play(id, name, Offers.play());
    String status = player.end(id, c.deadlines().answer(), NAMES).status();
    CheckContext.expect(status.equals("FAILED"), player.lastSent(), "FAILED", status, NAMES);
  }

  private static void duplicate(CheckContext c) {
    String name = c.freshName("twice");
    published(c, c.signalling(1), name);
    Signalling second = c.signalling(1);
    String id = c.freshId();
    second.publish(id, name, Offers.publish());
    MessageChecks.refusal(c, second, id, "Stream name is already in use", NAMES);
  }

  private static void unpublish(CheckContext c) {
    Signalling client = c.signalling(1);
    String status = stopped(c, client).status();
    CheckContext.expect(
        status.equals("UNPUBLISHED"), client.lastSent(), "UNPUBLISHED", status, END);
  }

  private static void stoppedByUser(CheckContext c) {
    Signalling client = c.signalling(1);
    String info = stopped(c, client).info();
    CheckContext.expect(
        info.equals("Stopped by user"), client.lastSent(), "info 'Stopped by user'", info, END);
  }

  private static WsMessage stopped(CheckContext c, Signalling client) {
    String name = c.freshName("stop");
    String id = published(c, client, name);
    client.unpublish(id, name);
    return client.end(id, c.deadlines().answer(), END);
  }

  private static void freeAfterUnpublish(CheckContext c) {
    Signalling client = c.signalling(1);
    String name = c.freshName("again");
    String id = published(c, client, name);
    client.unpublish(id, name);
    client.end(id, c.deadlines().answer(), END);
    canPublish(c, client, name);
  }

  private static void freeAfterEnd(CheckContext c) {
    Signalling first = c.signalling(1);
    String name = c.freshName("died");
    published(c, first, name);
    first.drop();
    Signalling second = c.signalling(1);
    second.fence();
    canPublish(c, second, name);
  }

  private static void canPublish(CheckContext c, Signalling client, String name) {
    String id = c.freshId();
    client.publish(id, name, Offers.publish());
    String sent = client.lastSent();
    client.fence();
    List<String> ends = client.ends(id);
    CheckContext.expect(
        ends.isEmpty(), sent, "the freed name " + name + " to be taken", "" + ends, NAMES);
    client.answer(id);
  }

  private static void unknownStop(CheckContext c) {
    Signalling client = c.signalling(1);
    client.unpublish(c.freshId(), c.freshName("none"));
    client.fence();
  }

  private static void oneEnd(CheckContext c) {
    Signalling client = c.signalling(1);
    String name = c.freshName("once");
    String id = published(c, client, name);
    client.unpublish(id, name);
    client.unpublish(id, name);
    client.end(id, c.deadlines().answer(), END);
    client.awaitNextPing();
    client.fence();
    List<String> ends = client.ends(id);
    CheckContext.expect(
        ends.size() == 1,
        "unPublishStream",
        "exactly one terminal status",
        ends.size() + ": " + ends,
        END);
  }

  private static void twoStreams(CheckContext c) {
    Signalling client = c.signalling(1);
    String name = c.freshName("one");
    String first = published(c, client, name);
    String second = published(c, client, c.freshName("two"));
    client.unpublish(first, name);
    client.end(first, c.deadlines().answer(), END);
    client.fence();
    List<String> ends = client.ends(second);
    CheckContext.expect(
        ends.isEmpty(), "unPublishStream of one stream", "the other goes on", "" + ends, END);
  }

  private static void playUnknown(CheckContext c) {
    Signalling client = c.signalling(1);
    String id = c.freshId();
    client.play(id, c.freshName("none"), Offers.play());
    MessageChecks.refusal(c, client, id, "Stream not found", "the handler of playStream");
  }

  private static void noSdp(CheckContext c) {
    Signalling client = c.signalling(1);
    String id = c.freshId();
    client.play(id, c.freshName("none"), Offers.play());
    client.fence();
    if (!client.received("setRemoteSDP").isEmpty()) {
      throw client.failure("no setRemoteSDP for a stream that is refused", SDP);
    }
  }

  private static void foreignStop(CheckContext c) {
    Signalling owner = c.signalling(1);
    String name = c.freshName("mine");
    String id = published(c, owner, name);
    Signalling stranger = c.signalling(1);
    stranger.unpublish(id, name);
    stranger.fence();
    owner.fence();
    List<String> ends = owner.ends(id);
    CheckContext.expect(
        ends.isEmpty(),
        "unPublishStream by another session",
        "a stream that goes on",
        "" + ends,
        "whether a stream is looked up within the session that sent the message");
  }

  private static String published(CheckContext c, Signalling client, String name) {
    String id = c.freshId();
    client.publish(id, name, Offers.publish());
    client.answer(id);
    return id;
  }
}
