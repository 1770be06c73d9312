package dev.tandem.load.target;

import dev.tandem.load.client.ReceiverStatus;
import java.time.Duration;
import java.util.Optional;

/** A stream that is being played by one player. */
public interface Playback extends AutoCloseable {

  /** This player's own figures; those of all players together are the engine's. */
  ReceiverStatus status();

  /** Why it ended though nobody here wanted that. */
  Optional<String> lost();

  /** Stops reading packets for a while, as a browser does whose machine is busy. */
  void stall(Duration time);

  /** Leaves without a word: no goodbye by signalling, DTLS or RTCP. */
  void vanish();

  /** Stops playing in good order. Closing twice is harmless. */
  @Override
  void close();
}
