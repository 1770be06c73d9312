package dev.tandem.server.media.dtls;

import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/** Opens DTLS associations that all show the same certificate. Any thread may call it. */
public final class DtlsAssociations {
  private final DtlsIdentity identity;
  private final CompactTlsCrypto crypto;
  private final int[] protections;
  private final ThreadFactory threads;

  /** Uses a virtual thread for each association, and all SRTP protection profiles. */
  public DtlsAssociations(DtlsIdentity identity, SecureRandom random) {
    this(identity, random, SrtpProtection.all());
  }

  /**
   * Uses a virtual thread for each association.
   *
   * @param protections the SRTP protection profiles that are offered and accepted, best first, by
   *     their {@code use_srtp} values
   */
  public DtlsAssociations(DtlsIdentity identity, SecureRandom random, int[] protections) {
    this(identity, random, protections, Thread.ofVirtual().name("dtls-", 0).factory());
  }

  DtlsAssociations(
      DtlsIdentity identity, SecureRandom random, int[] protections, ThreadFactory threads) {
    this.identity = identity;
    this.protections = protections.clone();
    this.crypto = new CompactTlsCrypto(random);
    this.threads = threads;
  }

  /**
   * Begins a handshake.
   *
   * @param client whether this side sends the ClientHello ({@code a=setup:active})
   * @param accepted the fingerprints that the peer's signalling announced
   * @param deadlineMs how long the handshake may take from now, in milliseconds
   */
  public DtlsAssociation open(
      boolean client, List<Fingerprint> accepted, long deadlineMs, DtlsListener listener) {
    int timeoutMillis = Math.clamp(deadlineMs, 1, Integer.MAX_VALUE);
    String first = client ? "its ServerHello" : "its ClientHello";
    Handshake handshake =
        new Handshake(crypto, identity, protections, accepted, timeoutMillis, first);
    ThreadedAssociation association = new ThreadedAssociation(client, handshake, listener);
    threads.newThread(association).start();
    return association;
  }
}
