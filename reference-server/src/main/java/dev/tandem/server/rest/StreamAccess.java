package dev.tandem.server.rest;

import dev.tandem.server.stream.StreamInfo;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** What REST needs of the streams. */
public interface StreamAccess {

  /** All streams at this moment. */
  List<StreamInfo> streams();

  /** Ends those that match; how many there were. */
  int terminateStreams(Predicate<StreamInfo> filter);

  /** Sends an event with this data to all players; false where no such stream is published. */
  boolean sendEvent(String name, JsonNode payload);
}
