package dev.tandem.conformance.probe.packet;

import java.util.SplittableRandom;

/**
 * How one synthetic track looks on the wire.
 *
 * @param tag the stream's own number in its stamps, 32 bits
 * @param seed decides everything that a real sender leaves to chance
 */
public record TrackOptions(
    int payloadType, long ssrc, long tag, long seed, int firstSequence, long firstTimestamp) {

  /** A track whose first sequence number and timestamp follow from its seed. */
  public static TrackOptions of(int payloadType, long ssrc, long tag, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return new TrackOptions(
        payloadType, ssrc, tag, seed, random.nextInt(1 << 15), random.nextLong(1L << 32));
  }

  public TrackOptions withFirstSequence(int sequence) {
    return new TrackOptions(payloadType, ssrc, tag, seed, sequence, firstTimestamp);
  }

  public TrackOptions withFirstTimestamp(long timestamp) {
    return new TrackOptions(payloadType, ssrc, tag, seed, firstSequence, timestamp);
  }

  /** Octets that look compressed: the same for the same seed, and never zero. */
  byte[] filler(int octets) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] filler = new byte[octets];
    for (int i = 0; i < octets; i++) {
      filler[i] = (byte) random.nextInt(1, 256);
    }
    return filler;
  }
}
