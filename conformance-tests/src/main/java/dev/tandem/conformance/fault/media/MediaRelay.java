package dev.tandem.conformance.fault.media;

import dev.tandem.conformance.fault.proxy.Conversation;
import dev.tandem.conformance.fault.proxy.Message;
import dev.tandem.conformance.fault.proxy.Tampering;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands between the media of clients and those of the server: it answers every offer with a
 * transport of its own and makes the offer to the server with another. In SDP only the lines of the
 * transport change.
 */
public final class MediaRelay implements Tampering {
  private static final Set<String> BEGIN = Set.of("publishStream", "playStream");
  private static final Set<String> TERMINAL = Set.of("FAILED", "STOPPED", "UNPUBLISHED");

  private final Map<String, MediaLeg> legs = new ConcurrentHashMap<>();
  private final MediaTampering tampering;

  public MediaRelay(MediaTampering tampering) {
    this.tampering = tampering;
  }

  @Override
  public void fromClient(Conversation talk, Message message) {
    String id = message.streamId();
    String offer = message.field("sdp");
    if (!BEGIN.contains(message.name()) || !usable(offer) || legs.containsKey(key(talk, id))) {
      talk.toServer(message);
      return;
    }
    MediaLeg leg =
        new MediaLeg(
            message.field("name"),
            message.is("publishStream"),
            talk.fromServer(),
            offer,
            tampering);
    legs.put(key(talk, id), leg);
    talk.toServer(message.with("sdp", leg.offer()));
  }

  @Override
  public void fromServer(Conversation talk, Message message) {
    MediaLeg leg = legs.get(key(talk, message.streamId()));
    if (leg != null && message.is("setRemoteSDP")) {
      talk.toClient(message.withSdp(leg::answered));
      return;
    }
    talk.toClient(message);
    if (leg != null && TERMINAL.contains(message.field("status"))) {
      end(key(talk, message.streamId()));
    }
  }

  @Override
  public void clientLeft(Conversation talk) {
    endAll(talk);
    talk.leaveServer();
  }

  @Override
  public void serverLeft(Conversation talk) {
    endAll(talk);
    talk.leaveClient();
  }

  private void endAll(Conversation talk) {
    List<String> own = legs.keySet().stream().filter(k -> k.startsWith(prefix(talk))).toList();
    own.forEach(this::end);
  }

  private void end(String key) {
    MediaLeg leg = legs.remove(key);
    if (leg != null) {
      leg.close();
    }
  }

  private static boolean usable(String offer) {
    return offer.contains("a=ice-ufrag:") && offer.contains("a=fingerprint:");
  }

  private static String key(Conversation talk, String id) {
    return prefix(talk) + id;
  }

  private static String prefix(Conversation talk) {
    return System.identityHashCode(talk) + " ";
  }
}
