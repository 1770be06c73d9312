package dev.tandem.server.media.rewrite;

import dev.tandem.server.media.rtp.SequenceNumbers;

/**
 * Maps the sequence numbers of a source to those of one player's stream, and back. Single-threaded.
 *
 * <p>A player must see a gap only where a packet was lost, for it asks for what is missing. So the
 * numbers go on without a gap when the source changes ({@link #start}) and when a packet is left
 * out on purpose ({@link #dropped}). Between two such events the distance of output to source is
 * constant: that stretch is a segment, and late packets still find theirs.
 *
 * <pre>
 * source   10 11 12 13 14 15      start(10), dropped(12)
 * output   70 71    72 73 74      segments: from 10 at +60, from 13 at +59
 * </pre>
 */
public final class SequenceRewriter {
  private static final int MAX_SEGMENTS = 32;

  /**
   * A wider gap in the output is closed: nobody asks for so much, and SRTP takes a number that is
   * far ahead for one of before, whose nonce is used up (RFC 3711, section 3.3.1).
   */
  private static final int MAX_GAP = 1 << 14;

  private final long[] firstSource = new long[MAX_SEGMENTS];
  private final long[] distance = new long[MAX_SEGMENTS];
  private int segments;
  private long highestSource;
  private long highestOut;

  /**
   * Creates a rewriter.
   *
   * @param firstOut the number that the first packet gets
   */
  public SequenceRewriter(int firstOut) {
    highestOut = (firstOut & 0xFFFFL) - 1;
  }

  /** Goes over to a source, or to a later packet of it, whose number follows on the last output. */
  public void start(int sourceSequence) {
    segments = 1;
    firstSource[0] = sourceSequence & 0xFFFF;
    distance[0] = highestOut + 1 - firstSource[0];
    highestSource = firstSource[0] - 1;
  }

  /**
   * Whether a packet has a place in the output: false if it is older than the start or was {@link
   * #dropped}.
   */
  public boolean accepts(int sourceSequence) {
    return segmentOf(source(sourceSequence)) >= 0;
  }

  /** The number of a packet in the output. Ask {@link #accepts} first. */
  public int rewrite(int sourceSequence) {
    long source = source(sourceSequence);
    int segment = segmentOf(source);
    if (segment < 0) {
      return -1;
    }
    long out = source + distance[segment];
    if (out - highestOut > MAX_GAP) {
      start(sourceSequence);
      source = firstSource[0];
      out = source + distance[0];
    }
    highestSource = Math.max(highestSource, source);
    highestOut = Math.max(highestOut, out);
    return (int) out & 0xFFFF;
  }

  /** The source's number of an output number, -1 if it was not sent or is before the start. */
  public int sourceOf(int outSequence) {
    long out = SequenceNumbers.extend(highestOut, outSequence);
    if (segments == 0 || out > highestOut) {
      return -1;
    }
    for (int segment = segments - 1; segment >= 0; segment--) {
      long source = out - distance[segment];
      if (source >= firstSource[segment]) {
        return (int) source & 0xFFFF;
      }
    }
    return -1;
  }

  /**
   * Closes the gap that a packet would leave which is not sent on purpose. A packet older than the
   * newest one leaves its gap, since the numbers behind it are in use.
   */
  public void dropped(int sourceSequence) {
    long source = source(sourceSequence);
    if (segments == 0 || source <= highestSource) {
      return;
    }
    highestSource = source;
    int last = segments - 1;
    if (firstSource[last] == source) {
      firstSource[last]++;
      distance[last]--;
      return;
    }
    if (segments == MAX_SEGMENTS) {
      forgetOldestSegment();
    }
    firstSource[segments] = source + 1;
    distance[segments] = distance[segments - 1] - 1;
    segments++;
  }

  private void forgetOldestSegment() {
    segments--;
    System.arraycopy(firstSource, 1, firstSource, 0, segments);
    System.arraycopy(distance, 1, distance, 0, segments);
  }

  private long source(int sourceSequence) {
    return SequenceNumbers.extend(highestSource, sourceSequence);
  }

  private int segmentOf(long source) {
    int segment = segments - 1;
    while (segment >= 0 && source < firstSource[segment]) {
      segment--;
    }
    boolean inClosedGap =
        segment >= 0
            && segment + 1 < segments
            && source + distance[segment] >= firstSource[segment + 1] + distance[segment + 1];
    return inClosedGap ? -1 : segment;
  }
}
