package dev.tandem.conformance.probe.browser;

import tools.jackson.databind.JsonNode;

/**
 * One peer connection's getStats at one moment; sums count from its start.
 *
 * @param atMs when, in ms since 1970
 * @param protocol of the selected candidate pair, udp or tcp
 * @param frames encoded or decoded
 */
public record PeerFigures(
    double atMs,
    String connection,
    String protocol,
    String videoCodec,
    String audioCodec,
    int width,
    int height,
    long frames,
    long keyFrames,
    long freezes,
    long videoBytes,
    long audioBytes,
    long packetsLost,
    long audioSamples,
    long concealedSamples) {
  static PeerFigures read(JsonNode f) {
    return new PeerFigures(
        f.path("atMs").asDouble(),
        f.path("connection").asString(""),
        f.path("protocol").asString(""),
        f.path("videoCodec").asString(""),
        f.path("audioCodec").asString(""),
        f.path("width").asInt(),
        f.path("height").asInt(),
        f.path("frames").asLong(),
        f.path("keyFrames").asLong(),
        f.path("freezes").asLong(),
        f.path("videoBytes").asLong(),
        f.path("audioBytes").asLong(),
        f.path("packetsLost").asLong(),
        f.path("audioSamples").asLong(),
        f.path("concealedSamples").asLong());
  }

  /** Such as "connected over udp, 320x240 VP8, 41 frames, opus 9120 bytes". */
  public String words() {
    return "%s over %s, %dx%d %s, %d frames, %s %d bytes"
        .formatted(
            connection,
            protocol.isEmpty() ? "nothing" : protocol,
            width,
            height,
            videoCodec.isEmpty() ? "no picture" : videoCodec,
            frames,
            audioCodec.isEmpty() ? "no sound" : audioCodec,
            audioBytes);
  }
}
