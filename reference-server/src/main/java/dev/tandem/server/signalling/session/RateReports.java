package dev.tandem.server.signalling.session;

import dev.tandem.server.stream.LiveStream;
import dev.tandem.server.stream.StreamInfo;
import dev.tandem.server.stream.StreamStatus;

/** Tells the client the video rates of its streams, from which it computes quality. */
final class RateReports {
  private final SessionContext session;

  RateReports(SessionContext session) {
    this.session = session;
  }

  /** To be called every interval. */
  void tick() {
    for (LiveStream stream : session.streams().all()) {
      StreamStatus status = stream.status();
      if (stream.attributes().hasVideo()
          && (status == StreamStatus.PUBLISHING || status == StreamStatus.PLAYING)) {
        StreamInfo info = stream.info();
        session
            .outbox()
            .send(ServerMessages.videoRate(info.mediaSessionId(), info.published(), info.stats()));
      }
    }
  }
}
