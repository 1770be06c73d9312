package dev.tandem.load.target.whip;

import dev.tandem.load.client.ReceiverStatus;
import dev.tandem.load.client.ReceivingClient;
import dev.tandem.load.target.Playback;
import java.time.Duration;

/** A stream that is played by WHEP. */
final class WhipPlayback extends WhipPeer implements Playback {
  private final ReceivingClient client;

  WhipPlayback(WhipClient http, WhipClient.Session session, ReceivingClient client) {
    super(http, session, client);
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
