package dev.tandem.server.signalling.session;

import dev.tandem.server.signalling.message.WcsMessage;
import dev.tandem.server.stream.PlaybackOwner;
import dev.tandem.server.stream.StreamAttributes;
import dev.tandem.server.stream.StreamEnd;
import dev.tandem.server.stream.StreamEvent;

/** What the registry tells of one playback, passed on with the player's own mediaSessionId. */
final class PlayedEvents implements PlaybackOwner {
  private final SessionContext session;
  private final StreamOpening opening;
  private final StreamAttributes stream;

  PlayedEvents(SessionContext session, StreamOpening opening, StreamAttributes stream) {
    this.session = session;
    this.opening = opening;
    this.stream = stream;
  }

  @Override
  public void event(StreamEvent event) {
    tell(ServerMessages.streamEvent(stream.mediaSessionId(), event));
  }

  @Override
  public void videoFormat(int width, int height) {
    tell(ServerMessages.videoFormat(stream.mediaSessionId(), width, height));
    tell(ServerMessages.resize(stream.mediaSessionId(), width, height));
  }

  @Override
  public void ended(StreamEnd end) {
    opening.ended(stream, end);
  }

  private void tell(WcsMessage message) {
    session.mailbox().execute(() -> sendWhileLive(message));
  }

  /** Nothing may follow a terminal status. */
  private void sendWhileLive(WcsMessage message) {
    if (session.streams().find(stream.mediaSessionId()).isPresent()) {
      session.outbox().send(message);
    }
  }
}
