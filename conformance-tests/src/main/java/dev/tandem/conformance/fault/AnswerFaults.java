package dev.tandem.conformance.fault;

import static dev.tandem.conformance.fault.Talk.accept;
import static dev.tandem.conformance.fault.Talk.answer;
import static dev.tandem.conformance.fault.Talk.named;
import static dev.tandem.conformance.fault.Talk.refuse;
import static dev.tandem.conformance.fault.Talk.swallow;

import dev.tandem.conformance.fault.proxy.Message;
import dev.tandem.conformance.fault.proxy.Tampering;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The answer to an offer, and whether there is one. */
final class AnswerFaults {
  private static final String FAILED = "notifyStreamStatusEvent FAILED 'Failed by error'";
  private static final String SHA1 = "a=fingerprint:sha-1 " + "AB:".repeat(19) + "AB";

  private AnswerFaults() {}

  static List<Fault> all() {
    return List.of(
        Fault.of("publish-unanswered", "does not answer offers", swallow(named("setRemoteSDP")))
            .caughtBy("publish-offer-is-answered", "allowed is setRemoteSDP"),
        Fault.of(
                "publish-needs-all-fields",
                "refuses an offer without mediaProvider",
                refuse(
                    named("publishStream").and(m -> !m.first().has("mediaProvider")),
                    "Failed by error"))
            .caughtBy("minimal-publish-is-answered", FAILED),
        Fault.of(
                "audio-only-refused",
                "refuses an offer without video",
                refuse(
                    named("publishStream").and(m -> !m.field("sdp").contains("m=video")),
                    "Failed by error"))
            .caughtBy("audio-only-offer-is-answered", FAILED),
        Fault.of(
                "video-only-refused",
                "refuses an offer without audio",
                refuse(
                    named("publishStream").and(m -> !m.field("sdp").contains("m=audio")),
                    "Failed by error"))
            .caughtBy("video-only-offer-is-answered", FAILED),
        Fault.of(
                "dangling-apt-refused",
                "refuses an offer whose RTX points at a codec that is not there",
                refuse(
                    named("publishStream")
                        .and(m ->
                            m.field("sdp").matches("(?s).*apt=103.*")
                                && !m.field("sdp").contains("rtpmap:103 ")),
                    "Failed by error"))
            .caughtBy("stripped-offer-is-answered", FAILED),
        Fault.of(
                "no-common-codecs-answered",
                "answers an offer of which it knows no codec",
                accept("No common codecs"))
            .caughtBy("no-common-codecs-fails", "setRemoteSDP"),
        Fault.of(
                "set-remote-sdp-object",
                "sends the answer as an object with type and sdp",
                answer(named("setRemoteSDP"), AnswerFaults::asObject))
            .caughtBy(
                "set-remote-sdp-is-positional", "allowed is data = [mediaSessionId, sdp, true]"),
        Fault.of(
                "third-element-missing",
                "sends setRemoteSDP with two elements",
                answer(named("setRemoteSDP"), m -> data(m, data -> data.remove(2))))
            .caughtBy("set-remote-sdp-third-element-is-true", "seen was no third element"),
        sdp(
                "answer-sendrecv",
                "answers a publisher with sendrecv",
                sdp -> sdp.replace("a=recvonly", "a=sendrecv"))
            .caughtBy("publish-answer-is-recvonly", "seen was [sendrecv, sendrecv]"),
        sdp(
                "answer-direction-missing",
                "answers without a direction",
                sdp -> without(sdp, "a=recvonly"))
            .caughtBy("publish-answer-is-recvonly", "seen was [none, none]"),
        sdp("answer-m-lines-swapped", "answers video before audio", AnswerFaults::swapped)
            .caughtBy("answer-keeps-the-m-lines", "seen was [video, audio]"),
        sdp("bundle-missing", "answers without BUNDLE", sdp -> without(sdp, "a=group:BUNDLE"))
            .caughtBy("answer-keeps-mids-and-bundle", "allowed is a=group:BUNDLE 0 1"),
        sdp("rtcp-mux-missing", "answers without rtcp-mux", sdp -> without(sdp, "a=rtcp-mux"))
            .caughtBy("answer-has-rtcp-mux", "allowed is a=rtcp-mux in every m-section"),
        sdp(
                "fingerprint-missing",
                "answers without a fingerprint",
                sdp -> without(sdp, "a=fingerprint"))
            .caughtBy(
                "answer-has-a-strong-fingerprint",
                "allowed is a fingerprint of SHA-256 or stronger"),
        sdp(
                "fingerprint-sha1",
                "answers with a fingerprint of SHA-1",
                sdp -> sdp.replaceAll("a=fingerprint:[^\r\n]*", SHA1))
            .caughtBy("answer-has-a-strong-fingerprint", "a=fingerprint:sha-1"),
        sdp(
                "answer-actpass",
                "leaves the DTLS role to the client, who left it to the server",
                sdp -> sdp.replaceAll("a=setup:\\w+", "a=setup:actpass"))
            .caughtBy("answer-decides-the-dtls-role", "a=setup:actpass"),
        sdp(
                "ice-password-short",
                "answers with an ICE password of three characters",
                sdp -> sdp.replaceAll("a=ice-pwd:[^\r\n]*", "a=ice-pwd:abc"))
            .caughtBy("answer-has-ice-credentials", "ice-pwd of at least 22 characters")
            .alsoFires("all passwords are the same", "ice-credentials-are-fresh"),
        sdp(
                "ice-credentials-constant",
                "answers with the same ICE password every time",
                sdp -> sdp.replaceAll("a=ice-pwd:[^\r\n]*", "a=ice-pwd:" + "pass".repeat(6)))
            .caughtBy("ice-credentials-are-fresh", "seen was the same twice"),
        sdp("candidates-missing", "answers without candidates", sdp -> without(sdp, "a=candidate"))
            .caughtBy("answer-carries-candidates", "allowed is at least one candidate"),
        sdp(
                "candidate-port-9",
                "answers with candidates that have the discard port",
                sdp -> sdp.replaceAll("(a=candidate:(?:\\S+ ){5})\\d+", "$19"))
            .caughtBy("candidates-are-well-formed", " 9 typ "),
        sdp("last-newline-missing", "ends the answer without a newline", String::stripTrailing)
            .caughtBy("answer-ends-with-a-newline", "allowed is a newline after the last line"),
        sdp(
                "payload-type-remapped-wrongly",
                "gives the payload type of VP8 to another codec",
                sdp -> sdp.replace(" VP8/90000", " VP7/90000"))
            .caughtBy("answer-uses-offered-payload-types", "seen was also [96 VP7]"),
        sdp(
                "extension-not-offered",
                "answers with a header extension that was not offered",
                sdp ->
                    sdp.replace("a=rtcp-mux\r\n", "a=rtcp-mux\r\na=extmap:9 urn:kit:unheard\r\n"))
            .caughtBy(
                "answer-uses-offered-extensions", "seen was also [a=extmap:9 urn:kit:unheard"),
        sdp(
                "pli-not-accepted",
                "answers without PLI",
                sdp -> without(sdp, "a=rtcp-fb:\\S+ nack pli"))
            .caughtBy(
                "answer-keeps-video-feedback",
                "allowed is nack and nack pli in the video section"));
  }

  private static Fault sdp(String name, String wrong, UnaryOperator<String> edit) {
    Supplier<Tampering> tampering = answer(named("setRemoteSDP"), m -> m.withSdp(edit));
    return Fault.of(name, wrong, tampering);
  }

  private static String without(String sdp, String line) {
    return sdp.replaceAll("(?m)^" + line + "[^\r\n]*\r\n", "");
  }

  private static String swapped(String sdp) {
    List<String> parts = Arrays.asList(sdp.split("(?m)^(?=m=)", -1));
    return parts.size() == 3 ? parts.get(0) + parts.get(2) + parts.get(1) : sdp;
  }

  private static Message asObject(Message message) {
    return data(
        message,
        data -> {
          ObjectNode answer = data.objectNode().put("type", "answer");
          data.set(1, answer.set("sdp", data.path(1)));
        });
  }

  private static Message data(Message message, java.util.function.Consumer<ArrayNode> edit) {
    return message.edited(whole -> edit.accept((ArrayNode) whole.path("data")));
  }
}
