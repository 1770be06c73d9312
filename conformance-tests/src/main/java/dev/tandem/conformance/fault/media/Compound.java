package dev.tandem.conformance.fault.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.function.Predicate;

/** A compound RTCP packet (RFC 3550, 6.1), taken apart without being understood. */
public final class Compound {
  public static final int SENDER_REPORT = 200;
  public static final int RECEIVER_REPORT = 201;
  public static final int TRANSPORT_FEEDBACK = 205;
  public static final int PAYLOAD_FEEDBACK = 206;

  private static final int REPORTED_TIMESTAMP = 16;

  private Compound() {}

  /** The packets of the compound that are not such; empty if none is left. */
  public static byte[] without(byte[] compound, Predicate<Part> unwanted) {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    int at = 0;
    while (at + 4 <= compound.length) {
      int end = Math.min(compound.length, at + length(compound, at));
      if (!unwanted.test(new Part(compound[at + 1] & 0xff, compound[at] & 0x1f))) {
        kept.write(compound, at, end - at);
      }
      at = end;
    }
    return kept.toByteArray();
  }

  /**
   * The compound whose sender reports about this SSRC name RTP timestamps that are so much later.
   */
  public static byte[] withReportsMoved(byte[] compound, long ssrc, int ticks) {
    ByteBuffer moved = ByteBuffer.wrap(compound.clone());
    for (int at = 0; at + REPORTED_TIMESTAMP + 4 <= compound.length; at += length(compound, at)) {
      int timestampAt = at + REPORTED_TIMESTAMP;
      if ((moved.get(at + 1) & 0xff) == SENDER_REPORT && moved.getInt(at + 4) == (int) ssrc) {
        moved.putInt(timestampAt, moved.getInt(timestampAt) + ticks);
      }
    }
    return moved.array();
  }

  /** Whether the compound has such a packet. */
  public static boolean has(byte[] compound, Predicate<Part> wanted) {
    return without(compound, wanted).length < compound.length;
  }

  private static int length(byte[] compound, int at) {
    return 4 + 4 * ((compound[at + 2] & 0xff) << 8 | (compound[at + 3] & 0xff));
  }

  /** Type, and format or count, of one packet. */
  public record Part(int type, int format) {
    public boolean isKeyFrameRequest() {
      return type == PAYLOAD_FEEDBACK && (format == 1 || format == 4);
    }

    public boolean isNack() {
      return type == TRANSPORT_FEEDBACK && format == 1;
    }

    /** Transport-wide feedback, or REMB. */
    public boolean isCongestionFeedback() {
      return (type == TRANSPORT_FEEDBACK || type == PAYLOAD_FEEDBACK) && format == 15;
    }
  }
}
