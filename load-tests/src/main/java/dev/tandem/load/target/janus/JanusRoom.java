package dev.tandem.load.target.janus;

import dev.tandem.load.target.TargetException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The VideoRoom plugin's requests (https://janus.conf.meetecho.com/docs/videoroom.html). A stream
 * is a room that is described by the stream's name and has one publisher.
 */
final class JanusRoom {

  /** One publisher in one room. */
  record Feed(long room, long publisher) {}

  private JanusRoom() {}

  /** Makes a room and returns its number. */
  static long create(JanusHandle handle, String stream) throws TargetException {
    ObjectNode create =
        request("create")
            .put("description", stream)
            .put("publishers", 1)
            .put("bitrate", 0)
            .put("fir_freq", 0)
            .put("videocodec", "vp8,h264,vp9")
            .put("audiocodec", "opus")
            .put("playoutdelay_ext", false)
            .put("videoorient_ext", false)
            .put("audiolevel_ext", false);
    return handle.ask(create).data().path("room").asLong();
  }

  /** Ends a room; whoever is in it is sent away. */
  static void destroy(JanusHandle handle, long room) throws TargetException {
    handle.ask(request("destroy").put("room", room));
  }

  /** Offers to publish; the reply carries the answer. */
  static JanusHandle.Reply publish(JanusHandle handle, long room, String offer)
      throws TargetException {
    ObjectNode join =
        request("joinandconfigure").put("ptype", "publisher").put("room", room).put("display", "");
    return handle.ask(join, "offer", offer);
  }

  /** Asks for a feed; the reply carries Janus's offer. */
  static JanusHandle.Reply subscribe(JanusHandle handle, Feed feed) throws TargetException {
    ObjectNode join = request("join").put("ptype", "subscriber").put("room", feed.room());
    join.putArray("streams").addObject().put("feed", feed.publisher());
    return handle.ask(join);
  }

  /** Answers Janus's offer. */
  static void start(JanusHandle handle, long room, String answer) throws TargetException {
    handle.ask(request("start").put("room", room), "answer", answer);
  }

  /** The publisher of a stream that somebody publishes. */
  static Feed find(JanusHandle handle, String stream) throws TargetException {
    for (JsonNode room : handle.ask(request("list")).data().path("list")) {
      if (room.path("description").asString("").equals(stream)) {
        long number = room.path("room").asLong();
        ObjectNode who = request("listparticipants").put("room", number);
        for (JsonNode participant : handle.ask(who).data().path("participants")) {
          if (participant.path("publisher").asBoolean(false)) {
            return new Feed(number, participant.path("id").asLong());
          }
        }
      }
    }
    throw new TargetException("nobody publishes '" + stream + "' in a room of that description");
  }

  private static ObjectNode request(String verb) {
    return JanusHttp.object().put("request", verb);
  }
}
