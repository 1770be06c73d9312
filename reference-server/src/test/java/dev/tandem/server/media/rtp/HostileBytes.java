package dev.tandem.server.media.rtp;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.assertj.core.api.Assertions;

/**
 * Feeds a reader with what an attacker may send. Arrays are exactly as long as the packet, so that
 * reading over the end fails.
 */
public final class HostileBytes {
  private static final int MAX_LENGTH = 1500;
  private static final int ROUNDS = 4;
  private static final int OFFSET = 3;

  /** A reader of the octets from an offset on. */
  public interface Reader {
    void read(byte[] buffer, int offset, int length);
  }

  private HostileBytes() {}

  /** Reads random octets of every length. */
  public static void everyLength(Reader reader) {
    everyLength(new byte[0], reader);
  }

  /** Reads random octets of every length behind a beginning that makes them plausible. */
  public static void everyLength(byte[] beginning, Reader reader) {
    long seed = System.nanoTime();
    var random = new SplittableRandom(seed);
    for (int length = 0; length <= MAX_LENGTH; length++) {
      for (int round = 0; round < ROUNDS; round++) {
        byte[] buffer = new byte[OFFSET + length];
        random.nextBytes(buffer);
        System.arraycopy(beginning, 0, buffer, OFFSET, Math.min(length, beginning.length));
        read("seed " + seed + ", length " + length, reader, buffer);
      }
    }
  }

  /** Reads a packet cut off at every length, and with each octet replaced. */
  public static void mutilated(byte[] packet, Reader reader) {
    long seed = System.nanoTime();
    var random = new SplittableRandom(seed);
    for (int length = 0; length <= packet.length; length++) {
      byte[] buffer = new byte[OFFSET + length];
      System.arraycopy(packet, 0, buffer, OFFSET, length);
      read("cut off at " + length, reader, buffer);
    }
    for (int index = 0; index < packet.length; index++) {
      byte[] buffer = new byte[OFFSET + packet.length];
      System.arraycopy(packet, 0, buffer, OFFSET, packet.length);
      buffer[OFFSET + index] = (byte) random.nextInt();
      read("seed " + seed + ", octet " + index + " replaced", reader, buffer);
    }
  }

  private static void read(String description, Reader reader, byte[] buffer) {
    byte[] copy = Arrays.copyOf(buffer, buffer.length);
    Assertions.assertThatCode(() -> reader.read(buffer, OFFSET, buffer.length - OFFSET))
        .as(description)
        .doesNotThrowAnyException();
    Assertions.assertThat(buffer).as(description).isEqualTo(copy);
  }
}
