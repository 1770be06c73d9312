package dev.tandem.conformance.fault;

import static dev.tandem.conformance.fault.Talk.answer;
import static dev.tandem.conformance.fault.Talk.named;

import dev.tandem.conformance.fault.proxy.Tampering;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The text of the answer to an offer. */
final class AnswerFaults {
  private AnswerFaults() {}

  static List<Fault> all() {
    return List.of(
        Fault.of(
                "answer-sendrecv",
                "answers a publisher with sendrecv",
                sdp(sdp -> sdp.replace("a=recvonly", "a=sendrecv")))
            .caughtBy("publish-answer-is-recvonly", "seen was [sendrecv, sendrecv]"),
        Fault.of(
                "last-newline-missing",
                "ends the answer without a newline",
                sdp(String::stripTrailing))
            .caughtBy("answer-ends-with-a-newline", "allowed is a newline after the last line"));
  }

  private static Supplier<Tampering> sdp(UnaryOperator<String> edit) {
    return answer(named("setRemoteSDP"), message -> message.withSdp(edit));
  }
}
