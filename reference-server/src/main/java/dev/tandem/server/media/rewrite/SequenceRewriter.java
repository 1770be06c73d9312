package dev.tandem.server.media.rewrite;

import dev.tandem.server.media.rtp.SequenceNumbers;
import java.util.Arrays;

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

  private static final long NONE = Long.MIN_VALUE;

  private boolean begun;
  private long newestFirst;
  private long newestDistance;
  private long[] olderFirst = {};
  private long[] olderDistance = {};
  private int older;
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
    begun = true;
    older = 0;
    newestFirst = sourceSequence & 0xFFFF;
    newestDistance = highestOut + 1 - newestFirst;
    highestSource = newestFirst - 1;
  }

  /**
   * Whether a packet has a place in the output: false if it is older than the start or was {@link
   * #dropped}.
   */
  public boolean accepts(int sourceSequence) {
    return distanceOf(source(sourceSequence)) != NONE;
  }

  /** The number of a packet in the output, -1 where {@link #accepts} is false. */
  public int rewrite(int sourceSequence) {
    long source = source(sourceSequence);
    long distance = distanceOf(source);
    if (distance == NONE) {
      return -1;
    }
    if (source + distance - highestOut > MAX_GAP) {
      start(sourceSequence);
      source = newestFirst;
      distance = newestDistance;
    }
    highestSource = Math.max(highestSource, source);
    highestOut = Math.max(highestOut, source + distance);
    return (int) (source + distance) & 0xFFFF;
  }

  /** The source's number of an output number, -1 if it was not sent or is before the start. */
  public int sourceOf(int outSequence) {
    long out = SequenceNumbers.extend(highestOut, outSequence);
    if (!begun || out > highestOut) {
      return -1;
    }
    if (out - newestDistance >= newestFirst) {
      return (int) (out - newestDistance) & 0xFFFF;
    }
    for (int i = older - 1; i >= 0; i--) {
      if (out - olderDistance[i] >= olderFirst[i]) {
        return (int) (out - olderDistance[i]) & 0xFFFF;
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
    if (!begun || source <= highestSource) {
      return;
    }
    highestSource = source;
    if (newestFirst < source) {
      keepNewest();
    }
    newestFirst = source + 1;
    newestDistance--;
  }

  /** Keeps the newest segment among the older ones; the oldest gives way where there are many. */
  private void keepNewest() {
    if (older == MAX_SEGMENTS - 1) {
      older--;
      System.arraycopy(olderFirst, 1, olderFirst, 0, older);
      System.arraycopy(olderDistance, 1, olderDistance, 0, older);
    }
    if (older == olderFirst.length) {
      olderFirst = Arrays.copyOf(olderFirst, MAX_SEGMENTS - 1);
      olderDistance = Arrays.copyOf(olderDistance, MAX_SEGMENTS - 1);
    }
    olderFirst[older] = newestFirst;
    olderDistance[older] = newestDistance;
    older++;
  }

  private long source(int sourceSequence) {
    return SequenceNumbers.extend(highestSource, sourceSequence);
  }

  /** From a number of the source to that of the output; {@link #NONE} where it has no place. */
  private long distanceOf(long source) {
    return begun && source >= newestFirst ? newestDistance : olderDistanceOf(source);
  }

  private long olderDistanceOf(long source) {
    long endOut = newestFirst + newestDistance;
    for (int i = older - 1; i >= 0; i--) {
      long out = source + olderDistance[i];
      if (source >= olderFirst[i]) {
        return out < endOut ? olderDistance[i] : NONE;
      }
      endOut = olderFirst[i] + olderDistance[i];
    }
    return NONE;
  }
}
