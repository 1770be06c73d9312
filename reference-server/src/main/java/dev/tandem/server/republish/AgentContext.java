package dev.tandem.server.republish;

import dev.tandem.server.media.api.MediaEngine;
import dev.tandem.server.signalling.sdp.NegotiationPolicy;
import dev.tandem.server.stream.StreamRegistry;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/** What all sessions work with. */
record AgentContext(
    MediaEngine engine,
    StreamRegistry registry,
    NegotiationPolicy policy,
    RepublishOptions options,
    Signalling signalling,
    Timer timer,
    InstantSource clock,
    Executor threads,
    RandomGenerator random) {

  /** A fresh random id (RFC 9562, version 4). */
  String newId() {
    long high = (random.nextLong() & ~0xf000L) | 0x4000L;
    long low = (random.nextLong() >>> 2) | Long.MIN_VALUE;
    return new UUID(high, low).toString();
  }
}
