package dev.tandem.conformance.fault;

import static dev.tandem.conformance.fault.Talk.demand;
import static dev.tandem.conformance.fault.Talk.fromClient;
import static dev.tandem.conformance.fault.Talk.named;

import dev.tandem.conformance.fault.proxy.Conversation;
import dev.tandem.conformance.fault.proxy.Message;
import dev.tandem.conformance.fault.proxy.Reply;
import dev.tandem.conformance.fault.proxy.Request;
import dev.tandem.conformance.fault.proxy.Tampering;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** What a server that pushes or pulls says to the other server. */
final class AgentFaults {
  private static final String NO_PONG = "allowed is pong within";

  private AgentFaults() {}

  static List<Fault> all() {
    return List.of(
        agent(
                "agent-speaks-before-connection",
                "says something to the other server before connection",
                fromClient(named("connection"), AgentFaults::speaksFirst))
            .caughtBy("push-begins-with-connection", "connection with an object as the first")
            .caughtBy("pull-begins-with-connection", "connection with an object as the first"),
        agent(
                "push-before-get-user-data",
                "publishes a push before the target has said getUserData",
                fromClient(named("connection"), AgentFaults::publishesEarly))
            .caughtBy("push-waits-for-get-user-data", "no publishStream before getUserData"),
        agent(
                "agent-without-pong",
                "leaves pings of the other server without pong",
                fromClient(named("pong"), (talk, message) -> {}))
            .caughtBy("push-answers-pings", NO_PONG)
            .caughtBy("pull-answers-pings", NO_PONG),
        agent(
                "agent-offer-sendrecv",
                "offers to send and to receive in a push and in a pull",
                demand(message -> !message.field("sdp").isEmpty(), AgentFaults::bothWays))
            .caughtBy("push-offer-is-sendonly", "each a=sendonly")
            .caughtBy("pull-offer-is-recvonly", "each a=recvonly"),
        agent(
                "push-reuses-media-session-id",
                "publishes all pushes under one mediaSessionId",
                OneId::new)
            .caughtBy("push-has-a-media-session-id-of-its-own", "that neither the publisher nor"));
  }

  private static Fault agent(String name, String wrong, Supplier<Tampering> signalling) {
    return Fault.of(name, wrong, () -> new Agent(signalling.get()));
  }

  private static void speaksFirst(Conversation talk, Message message) {
    talk.toServer(Message.of("ping"));
    talk.toServer(message);
  }

  private static void publishesEarly(Conversation talk, Message message) {
    talk.toServer(message);
    talk.toServer(Message.of("publishStream", Map.of("mediaSessionId", "early", "name", "early")));
  }

  private static Message bothWays(Message message) {
    return message.withSdp(
        sdp -> sdp.replace("a=sendonly", "a=sendrecv").replace("a=recvonly", "a=sendrecv"));
  }

  /** Sees what the server says to others: it leads pushes and pulls through the proxy. */
  private record Agent(Tampering signalling) implements Tampering {
    @Override
    public Reply http(Request request, Upstream server) throws IOException {
      boolean republishes = request.is("POST", "/pull/push") || request.is("POST", "/pull/pull");
      if (republishes
          && request.field("uri").startsWith("ws://")
          && request.json() instanceof ObjectNode body) {
        URI detour = server.proxy().detour(URI.create(request.field("uri")));
        return server.ask(request.withText(body.put("uri", detour.toString()).toString()));
      }
      return server.ask(request);
    }

    @Override
    public void fromClient(Conversation talk, Message message) {
      if (talk.fromServer()) {
        signalling.fromClient(talk, message);
      } else {
        talk.toServer(message);
      }
    }

    @Override
    public void fromServer(Conversation talk, Message message) {
      if (talk.fromServer()) {
        signalling.fromServer(talk, message);
      } else {
        talk.toClient(message);
      }
    }
  }

  /** One mediaSessionId for the stream of every WebSocket. */
  private static final class OneId implements Tampering {
    private static final String ID = "the-only-one";

    @Override
    public void fromClient(Conversation talk, Message message) {
      if (message.is("publishStream")) {
        talk.notes().put(ID, message.streamId());
      }
      talk.toServer(replaced(message, own(talk), ID));
    }

    @Override
    public void fromServer(Conversation talk, Message message) {
      talk.toClient(replaced(message, ID, own(talk)));
    }

    private static String own(Conversation talk) {
      return String.valueOf(talk.notes().getOrDefault(ID, ID));
    }

    private static Message replaced(Message message, String from, String to) {
      return Message.ofText(message.text().replace(from, to));
    }
  }
}
