package dev.tandem.server.media.srtp;

/** An array for the ciphers of the Java platform, which are slow with memory off the heap. */
final class Scratch {
  private static final int USUAL_LENGTH = 1536;

  private byte[] array = {};

  /** An array of at least this length, with anything in it. */
  byte[] of(int length) {
    if (array.length < length) {
      array = new byte[Math.max(length, USUAL_LENGTH)];
    }
    return array;
  }
}
