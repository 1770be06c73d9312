package dev.tandem.conformance.fault.media;

import java.io.ByteArrayOutputStream;
import java.util.function.Predicate;

/** A compound RTCP packet (RFC 3550, 6.1), taken apart without being understood. */
public final class Compound {
  public static final int SENDER_REPORT = 200;
  public static final int RECEIVER_REPORT = 201;
  public static final int TRANSPORT_FEEDBACK = 205;
  public static final int PAYLOAD_FEEDBACK = 206;

  private Compound() {}

  /** The packets of the compound that are not such; empty if none is left. */
  public static byte[] without(byte[] compound, Predicate<Part> unwanted) {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    int at = 0;
    while (at + 4 <= compound.length) {
      int length = 4 + 4 * ((compound[at + 2] & 0xff) << 8 | (compound[at + 3] & 0xff));
      int end = Math.min(compound.length, at + length);
      if (!unwanted.test(new Part(compound[at + 1] & 0xff, compound[at] & 0x1f))) {
        kept.write(compound, at, end - at);
      }
      at = end;
    }
    return kept.toByteArray();
  }

  /** Whether the compound has such a packet. */
  public static boolean has(byte[] compound, Predicate<Part> wanted) {
    return without(compound, wanted).length < compound.length;
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
