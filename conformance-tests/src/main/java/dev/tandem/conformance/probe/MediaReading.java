package dev.tandem.conformance.probe;

/**
 * One peer connection's getStats at one moment; sums count from its start.
 *
 * @param atMs when, in ms since 1970
 * @param sends whether it publishes (frames are encoded ones) or plays (decoded ones)
 * @param audioLevel 0 to 1
 * @param audioEnergy grows with every audible second
 */
public record MediaReading(
    long atMs,
    boolean sends,
    String connection,
    String videoCodec,
    String audioCodec,
    int width,
    int height,
    double fps,
    long frames,
    long keyFrames,
    long freezes,
    long videoBytes,
    long audioBytes,
    double audioLevel,
    double audioEnergy,
    long packetsLost,
    double rttMs) {

  /** Such as "640x480 VP8, 29 fps, opus, sound level 0.12". */
  public String words() {
    String video =
        videoBytes == 0
            ? "no picture"
            : "%dx%d %s, %.0f fps".formatted(width, height, videoCodec, fps);
    String audio =
        audioBytes == 0 ? "no sound" : "%s, sound level %.2f".formatted(audioCodec, audioLevel);
    return video + ", " + audio;
  }
}
