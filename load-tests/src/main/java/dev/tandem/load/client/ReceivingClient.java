package dev.tandem.load.client;

import java.time.Duration;

/** A client that receives a stream and measures it. */
public interface ReceivingClient extends Client {

  /** This client's own figures. */
  ReceiverStatus status();

  /** The server has accepted the playback (PLAYING): join time is counted up to here. */
  void accepted();

  /** Waits until the first key frame is complete. */
  void awaitKeyFrame(Duration limit) throws ClientException, InterruptedException;

  /** Stops reading packets for a while. */
  void stall(Duration time);
}
