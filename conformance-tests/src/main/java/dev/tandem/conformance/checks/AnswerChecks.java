package dev.tandem.conformance.checks;

import dev.tandem.conformance.check.Answer;
import dev.tandem.conformance.check.Check;
import dev.tandem.conformance.check.CheckContext;
import dev.tandem.conformance.check.CheckFailure;
import dev.tandem.conformance.check.Offers;
import dev.tandem.conformance.check.Signalling;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a browser needs of the answer to its offer; else it rejects the answer in silence. */
final class AnswerChecks {
  private static final String SDP = "how the answer is written";
  private static final Pattern CANDIDATE =
      Pattern.compile(
          "a=candidate:\\S+ [12] (?i:udp|tcp) \\d+ (\\S+) (\\d+) typ (host|srflx|relay|prflx).*");
  private static final Pattern FORMAT = Pattern.compile("a=rtpmap:(\\d+) ([^/\\s]+)/.*");

  private AnswerChecks() {}

  static List<Check> all() {
    return List.of(
        on("publish-offer-is-answered", a -> {}),
        on("set-remote-sdp-is-positional", AnswerChecks::positional),
        on("set-remote-sdp-third-element-is-true", AnswerChecks::third),
        on("publish-answer-is-recvonly", AnswerChecks::direction),
        on("answer-keeps-the-m-lines", AnswerChecks::mLines),
        on("answer-keeps-mids-and-bundle", AnswerChecks::bundle),
        on("answer-has-rtcp-mux", a -> each(a, "a=rtcp-mux", "a=rtcp-mux in every m-section")),
        on("answer-has-a-strong-fingerprint", AnswerChecks::fingerprint),
        on("answer-decides-the-dtls-role", AnswerChecks::setup),
        on("answer-has-ice-credentials", AnswerChecks::credentials),
        on("answer-carries-candidates", AnswerChecks::candidates),
        on("candidates-are-well-formed", AnswerChecks::candidatesWellFormed),
        on("answer-ends-with-a-newline", AnswerChecks::newline),
        on("answer-uses-offered-payload-types", AnswerChecks::payloadTypes),
        on("answer-uses-offered-extensions", AnswerChecks::extensions),
        on("answer-keeps-video-feedback", AnswerChecks::feedback),
        Check.of("audio-only-offer-is-answered", c -> kinds(c, Offers.publishAudio(), "audio")),
        Check.of("video-only-offer-is-answered", c -> kinds(c, Offers.publishVideo(), "video")),
        Check.of(
            "stripped-offer-is-answered",
            c -> kinds(c, Offers.publishStripped(), "audio", "video")),
        Check.of("ice-credentials-are-fresh", AnswerChecks::freshCredentials));
  }

  private static Check on(String id, Consumer<Answer> judgement) {
    return Check.of(id, c -> judgement.accept(answer(c, Offers.publish())));
  }

  static Answer answer(CheckContext c, String offer) {
    Signalling client = c.signalling(1);
    String id = c.freshId();
    client.publish(id, c.freshName("answer"), offer);
    return client.answer(id);
  }

  private static void each(Answer answer, String line, String allowed) {
    answer.eachSection(s -> s.lines().anyMatch(l -> l.equals(line)), allowed, SDP);
  }

  private static void positional(Answer a) {
    a.must(
        a.data().path(0).isString() && a.sdp().startsWith("v=0"),
        "data = [mediaSessionId, sdp, true]",
        "" + a.data(),
        "the writer of setRemoteSDP");
  }

  private static void third(Answer a) {
    a.must(
        a.data().path(2).isBoolean() && a.data().path(2).asBoolean(),
        "the boolean true as third element of data",
        a.data().path(2).isMissingNode() ? "no third element" : "" + a.data().path(2),
        "the writer of setRemoteSDP: native clients unbox it");
  }

  private static void direction(Answer a) {
    a.must(
        !a.directions().isEmpty() && a.directions().stream().allMatch("recvonly"::equals),
        "recvonly in every m-section, the mirror of the offered sendonly",
        "" + a.directions(),
        "the direction of the answer: browsers reject any other, and a missing one, in silence");
  }

  private static void mLines(Answer a) {
    a.must(
        a.kinds().equals(List.of("audio", "video")),
        "the m-lines of the offer: audio, video",
        "" + a.kinds(),
        SDP);
  }

  private static void bundle(Answer a) {
    boolean group = a.head().lines().anyMatch(l -> l.matches("a=group:BUNDLE 0 1\\s*"));
    a.must(group, "a=group:BUNDLE 0 1", a.head().replace("\r\n", " | "), SDP);
    List<String> mids =
        a.sdp().lines().filter(l -> l.startsWith("a=mid:")).map(l -> l.substring(6)).toList();
    a.must(mids.equals(List.of("0", "1")), "mid 0 and 1", "" + mids, SDP);
  }

  private static void fingerprint(Answer a) {
    String strong =
        "(?s).*a=fingerprint:(?i:sha-(256|384|512)) ([0-9A-Fa-f]{2}:){31,63}[0-9A-Fa-f]{2}.*";
    a.eachSection(s -> (a.head() + s).matches(strong), "a fingerprint of SHA-256 or stronger", SDP);
  }

  private static void setup(Answer a) {
    a.eachSection(
        s -> (a.head() + s).matches("(?s).*a=setup:(active|passive)\r?\n.*"),
        "a=setup:active or passive",
        "the DTLS role of the answer: browsers reject actpass");
  }

  private static void credentials(Answer a) {
    a.eachSection(
        s ->
            (a.head() + s).matches("(?s).*a=ice-ufrag:[A-Za-z0-9+/]{4,}.*")
                && (a.head() + s).matches("(?s).*a=ice-pwd:[A-Za-z0-9+/]{22,}.*"),
        "ice-ufrag of at least 4 and ice-pwd of at least 22 characters (RFC 8839)",
        SDP);
  }

  private static void candidates(Answer a) {
    a.must(
        a.sdp().contains("a=candidate:"),
        "at least one candidate: no message exists for later ones",
        "none",
        "the addresses that the server announces, and its media ports");
  }

  private static void candidatesWellFormed(Answer a) {
    for (String line : a.sdp().lines().filter(l -> l.startsWith("a=candidate:")).toList()) {
      Matcher parts = CANDIDATE.matcher(line);
      boolean good =
          parts.matches() && (line.contains("tcptype active") || realPort(parts.group(2)));
      a.must(good, "an address, a real port, UDP or TCP, and a type", line, SDP);
    }
  }

  private static boolean realPort(String port) {
    int number = port.length() > 5 ? 0 : Integer.parseInt(port);
    return number > 9 && number < 65_536;
  }

  private static void newline(Answer a) {
    a.must(
        a.sdp().endsWith("\n"),
        "a newline after the last line",
        "the end '" + a.sdp().substring(Math.max(0, a.sdp().length() - 30)) + "'",
        "the end of the answer: browsers refuse to parse it without");
  }

  private static void payloadTypes(Answer a) {
    Set<String> offered = formats(Offers.publish());
    Set<String> foreign = formats(a.sdp());
    foreign.removeAll(offered);
    a.must(foreign.isEmpty(), "payload types and codecs of the offer", "also " + foreign, SDP);
    Set<String> numbers = new HashSet<>();
    for (String line : Offers.publish().lines().filter(l -> l.startsWith("m=")).toList()) {
      numbers.addAll(List.of(line.split(" ", -1)));
    }
    for (String line : a.sdp().lines().filter(l -> l.startsWith("m=")).toList()) {
      for (String number : line.replaceFirst("\\S+ \\S+ \\S+ ", "").strip().split(" ", -1)) {
        a.must(numbers.contains(number), "payload types of the offer", line, SDP);
      }
    }
  }

  private static Set<String> formats(String sdp) {
    Set<String> formats = new HashSet<>();
    sdp.lines()
        .map(FORMAT::matcher)
        .filter(Matcher::matches)
        .forEach(m -> formats.add(m.group(1) + " " + m.group(2)));
    return formats;
  }

  private static void extensions(Answer a) {
    List<String> offered = extensions(Offers.publish());
    List<String> foreign = extensions(a.sdp()).stream().filter(e -> !offered.contains(e)).toList();
    a.must(foreign.isEmpty(), "a part of the offered header extensions", "also " + foreign, SDP);
  }

  private static List<String> extensions(String sdp) {
    return sdp.lines()
        .filter(l -> l.startsWith("a=extmap:"))
        .map(l -> l.replaceFirst("/(sendonly|recvonly|sendrecv|inactive)", ""))
        .toList();
  }

  private static void feedback(Answer a) {
    String video = a.sections().getLast();
    a.must(
        video.matches("(?s).*a=rtcp-fb:\\S+ nack\r?\n.*") && video.contains(" nack pli"),
        "nack and nack pli in the video section",
        video.replace("\r\n", " | "),
        SDP);
  }

  private static void kinds(CheckContext c, String offer, String... kinds) {
    Answer a = answer(c, offer);
    a.must(a.kinds().equals(List.of(kinds)), "m-lines " + List.of(kinds), "" + a.kinds(), SDP);
  }

  private static void freshCredentials(CheckContext c) {
    String first = password(answer(c, Offers.publish()));
    String second = password(answer(c, Offers.publish()));
    if (first.equals(second)) {
      throw new CheckFailure(
          "two offers", "two ICE passwords", "the same twice", "where ICE credentials come from");
    }
  }

  private static String password(Answer answer) {
    return answer
        .sdp()
        .lines()
        .filter(l -> l.startsWith("a=ice-pwd:"))
        .findFirst()
        .orElse("none " + answer.data().path(0));
  }
}
