package dev.tandem.conformance.checks;

import dev.tandem.conformance.check.Broadcast;
import dev.tandem.conformance.check.Check;
import dev.tandem.conformance.check.CheckContext;
import dev.tandem.conformance.check.Partner;
import dev.tandem.conformance.check.PartnerMessage;
import dev.tandem.conformance.check.PartnerOptions;
import dev.tandem.conformance.check.PartnerStep;
import dev.tandem.conformance.check.PartnerStream;
import dev.tandem.conformance.probe.Await;
import dev.tandem.conformance.probe.ProbeTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What a server that pushes or pulls says to the other server, which the kit plays here. */
final class AgentChecks {
  private static final String ORDER =
      "the client part of the server: connection first, the stream after getUserData";
  private static final String OFFER = "the offer that the client part of the server makes";
  private static final String PONG = "whether the client part answers the message ping with pong";
  private static final String BYE = "what is sent to the other server before the connection ends";

  private AgentChecks() {}

  static List<Check> all() {
    return List.of(
        Check.of("push-begins-with-connection", c -> beginsWithConnection(pushing(c))),
        Check.of("push-waits-for-get-user-data", AgentChecks::waitsForUserData),
        Check.of("push-answers-pings", AgentChecks::pushAnswersPings),
        Check.of("push-offer-is-sendonly", AgentChecks::pushOffer),
        Check.of("push-has-a-media-session-id-of-its-own", AgentChecks::ownId),
        Check.of("terminated-push-is-unpublished", AgentChecks::unpublishes),
        Check.of("pull-begins-with-connection", c -> beginsWithConnection(pulling(c))),
        Check.of("pull-offer-is-recvonly", AgentChecks::pullOffer),
        Check.of("pull-answers-pings", AgentChecks::pullAnswersPings),
        Check.of("terminated-pull-is-stopped", AgentChecks::stops));
  }

  private static Partner pushing(CheckContext c) {
    Partner partner = c.partner();
    Pushes.begun(c, c.broadcast(1), partner.uri());
    partner.awaitMessage("publishStream");
    return partner;
  }

  private static Partner pulling(CheckContext c) {
    Partner partner = c.partner();
    c.pull(partner.uri(), c.freshName("pulled"), "remote").status("the handler of /pull/pull", 200);
    partner.awaitMessage("playStream");
    return partner;
  }

  private static void beginsWithConnection(Partner partner) {
    PartnerMessage first = partner.messages().all().getFirst();
    CheckContext.expect(
        first.name().equals("connection") && first.first().isObject(),
        "the start of a push or a pull",
        "connection with an object as the first message",
        "" + first,
        ORDER);
  }

  private static void waitsForUserData(CheckContext c) {
    Partner partner = c.partner(PartnerOptions.usual().silentFrom(PartnerStep.HELLO));
    Broadcast source = c.broadcast(1);
    Pushes.begun(c, source, partner.uri());
    partner.awaitMessage("connection");
    untilItGivesUp(c, source.name());
    List<String> names = partner.messages().all().stream().map(PartnerMessage::name).toList();
    CheckContext.expect(
        !names.contains("publishStream"),
        "a push to a server that does not answer connection",
        "no publishStream before getUserData",
        "" + names,
        ORDER);
  }

  /** Waits until the push is over, or long enough for a message that should not come. */
  private static void untilItGivesUp(CheckContext c, String localName) {
    try {
      Await.value(
          "the end",
          c.deadlines().answer(),
          () -> PullChecks.listed(c, localName),
          listed -> !listed);
    } catch (ProbeTimeoutException e) {
      c.transcript().add("· the push is not given up yet");
    }
  }

  private static void answersPings(CheckContext c, Partner partner) {
    partner
        .messages()
        .await(message -> message.name().equals("pong"), "pong", c.deadlines().ping(), PONG);
  }

  private static void pushAnswersPings(CheckContext c) {
    answersPings(c, pushing(c));
  }

  private static void pullAnswersPings(CheckContext c) {
    answersPings(c, pulling(c));
  }

  private static void pushOffer(CheckContext c) {
    directions(pushing(c).awaitMessage("publishStream"), "sendonly", "recvonly|sendrecv|inactive");
  }

  private static void pullOffer(CheckContext c) {
    directions(pulling(c).awaitMessage("playStream"), "recvonly", "sendonly|sendrecv|inactive");
  }

  /** Every m-section has this direction and no other. */
  private static void directions(PartnerMessage message, String wanted, String others) {
    String sdp = message.first().path("sdp").asString("");
    Predicate<String> right = line -> line.equals("a=" + wanted);
    long sections = sdp.lines().filter(line -> line.startsWith("m=")).count();
    boolean other = sdp.lines().anyMatch(line -> line.matches("a=(" + others + ")"));
    CheckContext.expect(
        sections > 0 && sdp.lines().filter(right).count() == sections && !other,
        message.name(),
        "%d m-sections, each a=%s".formatted(sections, wanted),
        sdp.replace("\r\n", " | "),
        OFFER);
  }

  private static void ownId(CheckContext c) {
    Broadcast source = c.broadcast(1);
    Partner partner = c.partner();
    PartnerStream one = Pushes.flowing(c, source, partner);
    PartnerStream two = Pushes.flowing(c, source, partner);
    List<String> ids = List.of(source.id(), one.id(), two.id());
    CheckContext.expect(
        ids.stream().distinct().count() == 3 && ids.stream().noneMatch(String::isEmpty),
        "two pushes of one stream",
        "a mediaSessionId for each that neither the publisher nor the other one has",
        "" + ids,
        OFFER);
  }

  private static void unpublishes(CheckContext c) {
    Broadcast source = c.broadcast(1);
    Partner partner = c.partner();
    PartnerStream stream = Pushes.flowing(c, source, partner);
    c.rest(1).post("/pull/terminate", Map.of("localStreamName", source.name()));
    says(partner, stream, "unPublishStream", c);
  }

  private static void stops(CheckContext c) {
    Partner partner = c.partner();
    String name = c.freshName("pulled");
    c.pull(partner.uri(), name, "remote").status("the handler of /pull/pull", 200);
    PartnerStream stream = partner.awaitStream("remote");
    c.awaitPublished(1, name);
    c.rest(1).post("/pull/terminate", Map.of("localStreamName", name));
    says(partner, stream, "stopStream", c);
  }

  private static void says(Partner partner, PartnerStream stream, String name, CheckContext c) {
    partner
        .messages()
        .await(
            m ->
                m.name().equals(name)
                    && m.first().path("mediaSessionId").asString("").equals(stream.id()),
            "%s of %s".formatted(name, stream.id()),
            c.deadlines().answer(),
            BYE);
  }
}
