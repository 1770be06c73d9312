package dev.tandem.server.media.ice;

import java.util.random.RandomGenerator;

/** The 96 random bits that tie a STUN response to its request (RFC 8489, section 5). */
record TransactionId(int high, long low) {

  static TransactionId random(RandomGenerator random) {
    return new TransactionId(random.nextInt(), random.nextLong());
  }
}
