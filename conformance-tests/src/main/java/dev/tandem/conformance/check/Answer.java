package dev.tandem.conformance.check;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** The data array of setRemoteSDP: mediaSessionId, SDP, whether it is an answer. */
public record Answer(String sent, JsonNode data) {
  public String sdp() {
    return data.path(1).asString("");
  }

  /** The kinds of the m-sections, in order. */
  public List<String> kinds() {
    return sections().stream().map(s -> s.substring(2, s.indexOf(' '))).toList();
  }

  /** The m-sections, each from its m-line to its end. */
  public List<String> sections() {
    return Arrays.stream(sdp().split("(?m)^(?=m=)", -1)).filter(s -> s.startsWith("m=")).toList();
  }

  /** What stands before the first m-section. */
  public String head() {
    return sdp().split("(?m)^(?=m=)", 2)[0];
  }

  /** The directions of the m-sections, "none" where there is none. */
  public List<String> directions() {
    return sections().stream().map(Answer::direction).toList();
  }

  /** Fails unless every m-section satisfies the condition, alone or together with the head. */
  public void eachSection(Predicate<String> condition, String allowed, String lookFirst) {
    for (String section : sections()) {
      if (!condition.test(section)) {
        throw new CheckFailure(sent, allowed, section.replace("\r\n", " | "), lookFirst);
      }
    }
    if (sections().isEmpty()) {
      throw new CheckFailure(sent, allowed, "no m-section: " + sdp(), lookFirst);
    }
  }

  /** Fails unless the condition holds; {@code seen} is what is shown then. */
  public void must(boolean condition, String allowed, String seen, String lookFirst) {
    if (!condition) {
      throw new CheckFailure(sent, allowed, seen, lookFirst);
    }
  }

  private static String direction(String section) {
    return section
        .lines()
        .filter(line -> line.matches("a=(sendrecv|sendonly|recvonly|inactive)"))
        .map(line -> line.substring(2))
        .findFirst()
        .orElse("none");
  }
}
