package dev.tandem.server.media.dtls;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Networks that are not perfect. */
final class Links {
  private static final int RECORD_HEADER = 13;
  private static final int FRAGMENT_HEADER = 12;
  private static final int HANDSHAKE = 22;

  private Links() {}

  /** Gives each record a datagram of its own, as some implementations send them. */
  static Events.Link perRecord(Events.Link next) {
    return datagram -> {
      int start = 0;
      while (start < datagram.length) {
        int lengthHigh = datagram[start + 11] & 0xff;
        int end = start + RECORD_HEADER + (lengthHigh << 8 | (datagram[start + 12] & 0xff));
        next.carry(Arrays.copyOfRange(datagram, start, end));
        start = end;
      }
    };
  }

  /** Loses every fifth datagram, doubles every tenth, and lets every tenth fall behind the next. */
  static UnaryOperator<Events.Link> bad(long seed) {
    return next -> new BadLink(next, new SplittableRandom(seed));
  }

  /** Loses all that was sent encrypted, until it has lost something. */
  static UnaryOperator<Events.Link> losesTheFirstFinished(AtomicBoolean lost) {
    return next ->
        perRecord(record -> {
          boolean encrypted = record[4] == 1;
          if (!encrypted || lost.getAndSet(true)) {
            next.carry(record);
          }
        });
  }

  /**
   * Cuts unencrypted handshake messages into fragments of so many octets, each in a datagram with a
   * new record number, and delivers them last one first.
   */
  static UnaryOperator<Events.Link> fragmentsBackwards(int length) {
    return next ->
        perRecord(record -> {
          List<byte[]> pieces = fragments(record, length);
          Collections.reverse(pieces);
          pieces.forEach(next::carry);
        });
  }

  private static List<byte[]> fragments(byte[] record, int length) {
    if (record[4] != 0) {
      return List.of(record);
    }
    int firstSequence = (record[10] & 0xff) * 100;
    if (record[0] != HANDSHAKE) {
      put(record, 9, 2, firstSequence);
      return List.of(record);
    }
    var pieces = new ArrayList<byte[]>();
    int bodyOffset = RECORD_HEADER + FRAGMENT_HEADER;
    int bodyLength = record.length - bodyOffset;
    for (int start = 0; start == 0 || start < bodyLength; start += length) {
      int part = Math.min(length, bodyLength - start);
      byte[] piece = new byte[bodyOffset + part];
      System.arraycopy(record, 0, piece, 0, bodyOffset);
      System.arraycopy(record, bodyOffset + start, piece, bodyOffset, part);
      put(piece, 9, 2, firstSequence + pieces.size());
      put(piece, 11, 2, FRAGMENT_HEADER + part);
      put(piece, RECORD_HEADER + 6, 3, start);
      put(piece, RECORD_HEADER + 9, 3, part);
      pieces.add(piece);
    }
    return pieces;
  }

  /** Writes a number in network byte order. */
  static void put(byte[] array, int offset, int octets, int value) {
    for (int i = 0; i < octets; i++) {
      array[offset + i] = (byte) (value >>> (8 * (octets - 1 - i)));
    }
  }

  private static final class BadLink implements Events.Link {
    private final Events.Link next;
    private final SplittableRandom random;
    private byte @Nullable [] held;

    BadLink(Events.Link next, SplittableRandom random) {
      this.next = next;
      this.random = random;
    }

    @Override
    public synchronized void carry(byte[] datagram) {
      byte[] late = held;
      held = null;
      switch (random.nextInt(10)) {
        case 0, 1 -> {}
        case 2 -> held = datagram;
        case 3 -> {
          next.carry(datagram);
          next.carry(datagram);
        }
        default -> next.carry(datagram);
      }
      if (late != null) {
        next.carry(late);
      }
    }
  }
}
