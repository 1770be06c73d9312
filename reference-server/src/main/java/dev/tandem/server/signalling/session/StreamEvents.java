package dev.tandem.server.signalling.session;

import dev.tandem.server.signalling.message.BadMessageException;
import dev.tandem.server.signalling.message.Fields;
import dev.tandem.server.signalling.message.WcsMessage;
import dev.tandem.server.stream.LiveStream;
import dev.tandem.server.stream.Publication;
import dev.tandem.server.stream.StreamEvent;
import dev.tandem.server.stream.StreamInfos;
import java.util.Map;

/**
 * Questions about streams and events of them: {@code availableStream}, {@code sendStreamEvent},
 * {@code snapshot}. Single-threaded.
 */
final class StreamEvents {
  private final SessionContext session;

  StreamEvents(SessionContext session) {
    this.session = session;
  }

  Map<String, MessageHandler> handlers() {
    return Map.of(
        "availableStream", this::available,
        "sendStreamEvent", this::send,
        "snapshot", this::snapshot);
  }

  private void available(WcsMessage message) throws BadMessageException {
    Fields fields = message.fields();
    boolean playable =
        session.services().streams().publication(fields.requiredText("name")).isPresent();
    session
        .outbox()
        .send(
            ServerMessages.availableStream(
                fields.text("mediaSessionId"),
                playable,
                playable ? "" : StreamInfos.STREAM_NOT_FOUND));
  }

  private void send(WcsMessage message) throws BadMessageException {
    Fields fields = message.fields();
    String mediaSessionId = fields.requiredText("mediaSessionId");
    String type = fields.requiredText("type");
    LiveStream stream = session.streams().find(mediaSessionId).orElse(null);
    if (stream instanceof Publication publication) {
      publication.event(new StreamEvent(type, fields.value("payload")));
    } else if (!session.streams().hasEnded(mediaSessionId)) {
      session
          .outbox()
          .send(
              ServerMessages.fail(
                  message.name(),
                  mediaSessionId,
                  "Only the publisher of a stream can send events to its players"));
    }
  }

  private void snapshot(WcsMessage message) throws BadMessageException {
    session
        .outbox()
        .send(
            ServerMessages.streamEvent(
                message.fields().text("mediaSessionId"),
                StreamEvent.SNAPSHOT_FAILED,
                "This server does not decode video, so it cannot take snapshots"));
  }
}
