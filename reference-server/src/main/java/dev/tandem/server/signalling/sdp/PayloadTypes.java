package dev.tandem.server.signalling.sdp;

import java.util.BitSet;

/** Gives out payload types that are unique in one bundle (RFC 8843, section 9.1; RFC 3551). */
final class PayloadTypes {
  private static final int DYNAMIC_FIRST = 96;
  private static final int DYNAMIC_LAST = 127;
  private static final int SECOND_RANGE_FIRST = 35;

  private final BitSet taken = new BitSet();
  private final BitSet reserved = new BitSet();

  /** Keeps a payload type from being given to anyone who does not ask for it. */
  void reserve(int payloadType) {
    reserved.set(payloadType);
  }

  /** The wanted one where it is valid and free, else a free dynamic one. */
  int choose(int wanted) {
    int chosen = wanted;
    if (wanted < 0 || wanted > DYNAMIC_LAST || taken.get(wanted)) {
      BitSet unavailable = (BitSet) taken.clone();
      unavailable.or(reserved);
      chosen = unavailable.nextClearBit(DYNAMIC_FIRST);
      if (chosen > DYNAMIC_LAST) {
        chosen = unavailable.nextClearBit(SECOND_RANGE_FIRST);
      }
    }
    taken.set(chosen);
    return chosen;
  }
}
