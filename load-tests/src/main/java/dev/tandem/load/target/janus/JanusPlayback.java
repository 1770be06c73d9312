package dev.tandem.load.target.janus;

import dev.tandem.load.client.ReceiverStatus;
import dev.tandem.load.client.ReceivingClient;
import dev.tandem.load.target.Playback;
import java.time.Duration;

/** A subscriber of a room. */
final class JanusPlayback extends JanusPeer implements Playback {
  private final ReceivingClient client;

  JanusPlayback(JanusHandle handle, ReceivingClient client) {
    super(handle, client);
    this.client = client;
  }

  @Override
  public ReceiverStatus status() {
    return client.status();
  }

  @Override
  public void stall(Duration time) {
    client.stall(time);
  }
}
