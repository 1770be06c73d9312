package dev.tandem.server.signalling.session;

import dev.tandem.server.signalling.message.BadMessageException;
import dev.tandem.server.signalling.message.WcsMessage;
import dev.tandem.server.stream.LiveStream;
import dev.tandem.server.stream.Publication;
import dev.tandem.server.stream.StreamInfos;
import dev.tandem.server.stream.StreamStatus;
import java.util.Map;
import java.util.Optional;

/**
 * {@code unPublishStream} and {@code stopStream}: what the client wants to end, ends as UNPUBLISHED
 * or STOPPED, and never as FAILED. Single-threaded.
 */
final class Stopping {
  private final SessionContext session;

  Stopping(SessionContext session) {
    this.session = session;
  }

  Map<String, MessageHandler> handlers() {
    return Map.of("unPublishStream", this::stop, "stopStream", this::stop);
  }

  private void stop(WcsMessage message) throws BadMessageException {
    String mediaSessionId = message.fields().requiredText("mediaSessionId");
    Optional<LiveStream> stream = session.streams().find(mediaSessionId);
    if (stream.isPresent()) {
      StreamStatus terminal =
          stream.get() instanceof Publication ? StreamStatus.UNPUBLISHED : StreamStatus.STOPPED;
      stream.get().end(terminal, StreamInfos.STOPPED_BY_USER);
    } else if (!session.streams().hasEnded(mediaSessionId)) {
      session
          .outbox()
          .send(ServerMessages.fail(message.name(), mediaSessionId, StreamInfos.STREAM_NOT_FOUND));
    }
  }
}
