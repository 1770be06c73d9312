package dev.tandem.conformance.check;

import dev.tandem.conformance.probe.packet.Rtcp;
import dev.tandem.conformance.probe.packet.RtpPacket;
import dev.tandem.conformance.probe.packet.Sequence;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** When packets came, for transport-wide feedback (draft-holmer-rmcat-transport-wide-cc). */
final class TransportArrivals {
  private static final long REFERENCE_NS = 64_000_000;
  private static final long DELTA_NS = 250_000;
  private static final int LONGEST = 400;

  private final int extensionId;
  private final TreeMap<Long, Long> arrivals = new TreeMap<>();
  private long highest = -1;
  private long reported = -1;
  private int count;

  TransportArrivals(int extensionId) {
    this.extensionId = extensionId;
  }

  synchronized void took(RtpPacket packet, long atNs) {
    if (extensionId == 0) {
      return;
    }
    packet
        .extension(extensionId)
        .filter(value -> value.length == 2)
        .map(value -> Short.toUnsignedInt(ByteBuffer.wrap(value).getShort()))
        .ifPresent(sequence -> {
          long extended = highest < 0 ? sequence : Sequence.extend(highest, sequence);
          highest = Math.max(highest, extended);
          arrivals.put(extended, atNs);
        });
  }

  /** What came since the last feedback; empty if nothing did. */
  synchronized Optional<Rtcp> feedback(long sender, long media) {
    arrivals.headMap(reported, true).clear();
    if (arrivals.isEmpty()) {
      return Optional.empty();
    }
    long base = Math.max(reported + 1, arrivals.lastKey() - LONGEST);
    base = reported < 0 ? arrivals.firstKey() : base;
    long reference = arrivals.tailMap(base).firstEntry().getValue() / REFERENCE_NS;
    long atNs = reference * REFERENCE_NS;
    List<Rtcp.TransportFeedback.Arrival> list = new ArrayList<>();
    for (long sequence = base; sequence <= arrivals.lastKey(); sequence++) {
      Long arrival = arrivals.get(sequence);
      int delta = arrival == null ? 0 : (int) ((arrival - atNs) / DELTA_NS);
      list.add(new Rtcp.TransportFeedback.Arrival((int) sequence & 0xFFFF, arrival != null, delta));
      atNs += delta * DELTA_NS;
    }
    reported = arrivals.lastKey();
    return Optional.of(
        new Rtcp.TransportFeedback(
            sender,
            media,
            (int) base & 0xFFFF,
            (int) (reference & 0x7F_FFFF),
            count++ & 0xFF,
            list));
  }
}
