package dev.tandem.server.media.feedback;

import dev.tandem.server.media.rtp.SequenceNumbers;
import java.util.Arrays;

/**
 * The last packets of one source, found by sequence number, for all players who miss one.
 * Single-threaded.
 *
 * <p>Packets lie in one array, cut into places of equal size. One place is spare: the next packet
 * is written there and {@link #commit} exchanges it for the place of the packet that it displaces,
 * so nothing is copied. The array grows, up to its limit, only while packets younger than {@link
 * #RETENTION_NS} fill it; a slow stream keeps a small one. Growing moves the array: fetch {@link
 * #buffer} and {@link #spareOffset} anew for every packet.
 */
public final class PacketHistory {
  /** How long a packet is kept at least, unless newer ones fill all slots. */
  public static final long RETENTION_NS = 2_000_000_000L;

  private static final int INITIAL_PLACES = 8;
  private static final int NO_PLACE = -1;
  private static final long NO_SEQUENCE = Long.MIN_VALUE;
  private static final int RESTART_DISTANCE = 1 << 14;

  private final int slotSize;
  private final int mask;
  private final int[] places; // by slot: the number of a place, or NO_PLACE
  private final int[] lengths;
  private final long[] sequences; // extended
  private final long[] committedNs;
  private byte[] slab;
  private int placesUsed = 1;
  private int spare;
  private boolean started;
  private long highest;
  private long oldest;

  /**
   * Creates an empty history.
   *
   * @param slots how many packets are kept at most, a power of two
   * @param slotSize octets of the longest packet
   */
  public PacketHistory(int slots, int slotSize) {
    if (Integer.bitCount(slots) != 1) {
      throw new IllegalArgumentException("slots must be a power of two: " + slots);
    }
    this.slotSize = slotSize;
    mask = slots - 1;
    places = new int[slots];
    lengths = new int[slots];
    sequences = new long[slots];
    committedNs = new long[slots];
    slab = new byte[Math.min(INITIAL_PLACES, slots + 1) * slotSize];
    Arrays.fill(places, NO_PLACE);
    Arrays.fill(sequences, NO_SEQUENCE);
  }

  /** The array that all offsets are about, until the next {@link #commit}. */
  public byte[] buffer() {
    return slab;
  }

  /** Where the next packet is to be written. */
  public int spareOffset() {
    return spare * slotSize;
  }

  /**
   * Keeps the packet that stands at the spare place. Its octets stay where they are until a newer
   * packet displaces it. A packet too old to be kept is left in the spare place.
   */
  public void commit(int sequence, int length, long nowNs) {
    long extended = SequenceNumbers.extend(highest, sequence);
    if (!started || extended < highest - RESTART_DISTANCE) {
      started = true;
      highest = extended;
      oldest = extended;
    } else if (extended < highest - mask) {
      return;
    }
    highest = Math.max(highest, extended);
    oldest = Math.min(Math.max(oldest, highest - mask), extended);
    int slot = (int) extended & mask;
    int displaced = places[slot] == NO_PLACE ? freePlace(nowNs) : places[slot];
    places[slot] = spare;
    lengths[slot] = length;
    sequences[slot] = extended;
    committedNs[slot] = nowNs;
    spare = displaced;
  }

  /** A place that no slot holds: that of an outdated packet, or a new one at the end. */
  private int freePlace(long nowNs) {
    while (oldest < highest) {
      int slot = (int) oldest & mask;
      boolean holdsOldest = sequences[slot] == oldest && places[slot] != NO_PLACE;
      if (holdsOldest && nowNs - committedNs[slot] < RETENTION_NS) {
        break;
      }
      oldest++;
      if (holdsOldest) {
        int place = places[slot];
        places[slot] = NO_PLACE;
        return place;
      }
    }
    return newPlace();
  }

  private int newPlace() {
    int place = placesUsed++;
    if (placesUsed * slotSize > slab.length) {
      int all = (mask + 2) * slotSize;
      slab = Arrays.copyOf(slab, Math.min(2 * slab.length, all));
    }
    return place;
  }

  /** Whether a packet was committed before, kept or not, or is too old to tell. */
  public boolean hasSeen(int sequence) {
    long extended = SequenceNumbers.extend(highest, sequence);
    return started && (extended < highest - mask || sequences[(int) extended & mask] == extended);
  }

  /** How far a packet is ahead of the newest one, negative if it is older. */
  public int ahead(int sequence) {
    return started ? SequenceNumbers.delta(sequence, (int) highest) : 0;
  }

  /** The offset of a packet in {@link #buffer}, -1 if it is not there. */
  public int find(int sequence) {
    int slot = slotOf(sequence);
    return slot < 0 ? -1 : places[slot] * slotSize;
  }

  /** The length of a packet in octets, -1 if it is not there. */
  public int length(int sequence) {
    int slot = slotOf(sequence);
    return slot < 0 ? -1 : lengths[slot];
  }

  private int slotOf(int sequence) {
    long extended = SequenceNumbers.extend(highest, sequence);
    int slot = (int) extended & mask;
    boolean inRange = extended <= highest && extended >= highest - mask;
    return inRange && sequences[slot] == extended && places[slot] != NO_PLACE ? slot : -1;
  }

  /** Forgets all packets, as when the source changes its SSRC; the spare place stays as it is. */
  public void clear() {
    Arrays.fill(sequences, NO_SEQUENCE);
    started = false;
  }
}
