package dev.tandem.conformance.check;

import dev.tandem.conformance.evidence.Evidence;
import dev.tandem.conformance.probe.WsMessage;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Offer and answer of every stream of one WebSocket, for the evidence. */
final class SdpPairs {
  private final String connection;
  private final Evidence evidence;
  private final Map<String, String> answers = new HashMap<>();
  private int offers;

  SdpPairs(String connection, Evidence evidence) {
    this.connection = connection;
    this.evidence = evidence;
  }

  /** Looks for an offer in the data of a message that is sent. */
  void sent(String message, @Nullable Object data) {
    if (data instanceof Map<?, ?> fields && fields.get("sdp") instanceof String offer) {
      String id = String.valueOf(fields.get("mediaSessionId"));
      String stream = "%s-%d-%s".formatted(connection, ++offers, message);
      evidence.add(stream + "-offer.sdp", () -> offer);
      evidence.add(stream + "-answer.sdp", () -> answers.getOrDefault(id, ""));
    }
  }

  /** Looks for an answer in a message that has come. */
  void received(WsMessage message) {
    if (message.name().equals("setRemoteSDP")) {
      String sdp = message.whole().path("data").path(1).asString("");
      answers.putIfAbsent(message.first().asString(""), sdp);
    }
  }
}
