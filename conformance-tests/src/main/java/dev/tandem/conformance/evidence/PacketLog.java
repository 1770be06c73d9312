package dev.tandem.conformance.evidence;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/**
 * The headers of the packets of one peer as CSV, one row per packet, in the order in which they
 * were noted. Of very many packets the first and the last are kept. Thread-safe.
 */
public final class PacketLog {
  /** The first line of the file. */
  public static final String HEADER =
      "ms,direction,kind,ssrc,payload_type,sequence,timestamp,marker,bytes,note";

  private static final int FIRST = 4_000;
  private static final int LAST = 16_000;

  private final long startedNs;
  private final List<Row> first = new ArrayList<>();
  private final Deque<Row> last = new ArrayDeque<>();
  private long leftOut;

  PacketLog(long startedNs) {
    this.startedNs = startedNs;
  }

  /** Seen from the kit. */
  public enum Direction {
    SENT,
    RECEIVED
  }

  /** An RTP packet; times are of System.nanoTime, numbers as in the header (RFC 3550). */
  public void rtp(
      Direction direction,
      long atNs,
      long ssrc,
      int payloadType,
      int sequence,
      long timestamp,
      boolean marker,
      int bytes) {
    String header =
        "rtp,%d,%d,%d,%d,%d,%d,"
            .formatted(ssrc, payloadType, sequence, timestamp, marker ? 1 : 0, bytes);
    add(new Row(atNs, direction, header));
  }

  /** An RTCP packet, such as "PLI of 1234"; the SSRC is that of its sender. */
  public void rtcp(Direction direction, long atNs, long ssrc, int bytes, String words) {
    add(new Row(atNs, direction, "rtcp,%d,,,,,%d,%s".formatted(ssrc, bytes, quoted(words))));
  }

  /** Any other packet: stun, dtls, or what could not be decrypted. */
  public void other(Direction direction, long atNs, String kind, int bytes, String words) {
    add(new Row(atNs, direction, "%s,,,,,,%d,%s".formatted(kind, bytes, quoted(words))));
  }

  /** The whole file; empty without packets. */
  public synchronized String csv() {
    if (first.isEmpty()) {
      return "";
    }
    StringBuilder out = new StringBuilder(HEADER).append('\n');
    first.forEach(row -> append(out, row));
    if (leftOut > 0) {
      out.append("# %d packets left out%n".formatted(leftOut));
    }
    last.forEach(row -> append(out, row));
    return out.toString();
  }

  private synchronized void add(Row row) {
    if (first.size() < FIRST) {
      first.add(row);
      return;
    }
    last.add(row);
    if (last.size() > LAST) {
      last.remove();
      leftOut++;
    }
  }

  private void append(StringBuilder out, Row row) {
    out.append(String.format(Locale.ROOT, "%.3f", (row.atNs - startedNs) / 1e6))
        .append(row.direction == Direction.SENT ? ",sent," : ",received,")
        .append(row.header)
        .append('\n');
  }

  private static String quoted(String words) {
    return words.isEmpty() ? "" : '"' + words.replace("\"", "\"\"").replace("\n", " ") + '"';
  }

  private record Row(long atNs, Direction direction, String header) {}
}
