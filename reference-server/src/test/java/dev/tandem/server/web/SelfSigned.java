package dev.tandem.server.web;

import java.time.Instant;
import java.util.List;

/** A certificate for tests, made once. */
public final class SelfSigned {

  public static final TlsIdentity IDENTITY = identity();

  private SelfSigned() {}

  private static TlsIdentity identity() {
    try {
      return SelfSignedCertificate.make(List.of(), Instant.now());
    } catch (CertificateException e) {
      throw new IllegalStateException(e);
    }
  }
}
