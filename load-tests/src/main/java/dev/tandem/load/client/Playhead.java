package dev.tandem.load.client;

/**
 * Which frame of a prepared track is sent next. The track begins anew, with its key frame, once in
 * its own length, and besides whenever that is wanted. Each publisher has a moment of its own for
 * that: streams whose players came together would have all their key frames together for ever.
 */
final class Playhead {
  private final int frames;
  private final int phase;
  private int frame;
  private int picture;

  /**
   * @param frames of the track
   * @param phase so many frames the first length is shorter than the track
   */
  Playhead(int frames, int phase) {
    this.frames = frames;
    this.phase = phase;
  }

  /** The frame of the track. */
  int frame() {
    return frame;
  }

  /** How many frames were sent before. */
  int picture() {
    return picture;
  }

  void next() {
    picture++;
    frame = (picture + phase) % frames == 0 ? 0 : frame + 1;
  }

  /** Goes to the key frame at once. */
  void beginAnew() {
    frame = 0;
  }
}
