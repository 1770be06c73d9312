package dev.tandem.load.target.wcs;

import dev.tandem.load.client.ReceiverStatus;
import dev.tandem.load.client.ReceivingClient;
import dev.tandem.load.target.Playback;
import java.time.Duration;
import java.util.Optional;

/** A stream that is played from a WCS-style server. */
record WcsPlayback(WcsStream stream, ReceivingClient client) implements Playback {

  @Override
  public ReceiverStatus status() {
    return client.status();
  }

  @Override
  public Optional<String> lost() {
    return stream.lost();
  }

  @Override
  public void stall(Duration time) {
    client.stall(time);
  }

  @Override
  public void vanish() {
    stream.vanish();
  }

  @Override
  public void close() {
    stream.close();
  }
}
