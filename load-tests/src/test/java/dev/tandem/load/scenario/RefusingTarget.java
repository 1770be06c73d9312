package dev.tandem.load.scenario;

import dev.tandem.load.client.PlaybackOptions;
import dev.tandem.load.stream.PreparedStream;
import dev.tandem.load.target.Playback;
import dev.tandem.load.target.Publication;
import dev.tandem.load.target.Target;
import dev.tandem.load.target.TargetException;

/** A server that wants nothing. */
final class RefusingTarget implements Target {
  @Override
  public String describe() {
    return "a server that refuses";
  }

  @Override
  public Publication publish(String stream, PreparedStream media) throws TargetException {
    throw new TargetException("not here");
  }

  @Override
  public Playback play(String stream, PlaybackOptions options) throws TargetException {
    throw new TargetException("not here");
  }

  @Override
  public void close() {}
}
