package dev.tandem.conformance.probe.packet;

import static dev.tandem.conformance.probe.packet.MalformedPacketException.unless;

import dev.tandem.conformance.probe.packet.Rtcp.TransportFeedback;
import dev.tandem.conformance.probe.packet.Rtcp.TransportFeedback.Arrival;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The feedback control information of transport-wide feedback: status chunks, then receive deltas
 * (draft-holmer-rmcat-transport-wide-cc-extensions-01, 3.1).
 */
final class TransportFeedbackFormat {
  private static final int HEAD_LENGTH = 8;
  private static final int NOT_RECEIVED = 0;
  private static final int SMALL_DELTA = 1;
  private static final int LARGE_DELTA = 2;
  private static final int TWO_BIT_VECTOR = 0xc000;
  private static final int SYMBOLS_PER_CHUNK = 7;

  private TransportFeedbackFormat() {}

  /** Writes two-bit status vectors only, which can say everything. */
  static byte[] write(TransportFeedback feedback) {
    List<Arrival> arrivals = feedback.arrivals();
    int chunks = (arrivals.size() + SYMBOLS_PER_CHUNK - 1) / SYMBOLS_PER_CHUNK;
    int deltas = arrivals.stream().mapToInt(TransportFeedbackFormat::symbol).sum();
    ByteBuffer out = ByteBuffer.allocate(HEAD_LENGTH + 2 * chunks + deltas);
    out.putShort((short) feedback.baseSequence()).putShort((short) arrivals.size());
    out.putInt(feedback.referenceTime() << 8 | (feedback.feedbackCount() & 0xff));
    for (int from = 0; from < arrivals.size(); from += SYMBOLS_PER_CHUNK) {
      int chunk = TWO_BIT_VECTOR;
      int to = Math.min(arrivals.size(), from + SYMBOLS_PER_CHUNK);
      for (int i = from; i < to; i++) {
        int shift = 2 * (SYMBOLS_PER_CHUNK - 1 - (i - from));
        chunk |= symbol(arrivals.get(i)) << shift;
      }
      out.putShort((short) chunk);
    }
    for (Arrival arrival : arrivals) {
      switch (symbol(arrival)) {
        case SMALL_DELTA -> out.put((byte) arrival.delta());
        case LARGE_DELTA -> out.putShort((short) arrival.delta());
        default -> {}
      }
    }
    return out.array();
  }

  /** The status of a packet, which is also the length of its delta. */
  private static int symbol(Arrival arrival) {
    if (!arrival.received()) {
      return NOT_RECEIVED;
    }
    return arrival.delta() >= 0 && arrival.delta() <= 255 ? SMALL_DELTA : LARGE_DELTA;
  }

  static TransportFeedback read(long sender, long media, ByteBuffer in)
      throws MalformedPacketException {
    unless(in.remaining() >= HEAD_LENGTH, "transport-wide feedback is too short for its head");
    int base = in.getShort() & 0xffff;
    int count = in.getShort() & 0xffff;
    int word = in.getInt();
    int[] symbols = symbols(in, count);
    List<Arrival> arrivals = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int sequence = Sequence.plus(base, i);
      arrivals.add(new Arrival(sequence, symbols[i] != NOT_RECEIVED, delta(in, symbols[i])));
    }
    // the reference time is 24 bits with a sign
    return new TransportFeedback(sender, media, base, word >> 8, word & 0xff, arrivals);
  }

  private static int[] symbols(ByteBuffer in, int count) throws MalformedPacketException {
    int[] symbols = new int[count];
    int next = 0;
    while (next < count) {
      unless(in.remaining() >= 2, "transport-wide feedback is too short for its status chunks");
      int chunk = in.getShort() & 0xffff;
      boolean isRun = (chunk & 0x8000) == 0;
      int bits = (chunk & 0x4000) == 0 ? 1 : 2;
      int held = isRun ? chunk & 0x1fff : 14 / bits;
      unless(held > 0, "transport-wide feedback has an empty run of statuses");
      for (int i = 1; i <= held && next < count; i++) {
        int shift = isRun ? 13 : 14 - bits * i;
        int mask = isRun ? 3 : (1 << bits) - 1;
        symbols[next++] = (chunk >> shift) & mask;
      }
    }
    return symbols;
  }

  private static int delta(ByteBuffer in, int symbol) throws MalformedPacketException {
    unless(symbol <= LARGE_DELTA, "transport-wide feedback has a reserved status");
    unless(in.remaining() >= symbol, "transport-wide feedback is too short for its deltas");
    return switch (symbol) {
      case SMALL_DELTA -> in.get() & 0xff;
      case LARGE_DELTA -> in.getShort();
      default -> 0;
    };
  }
}
