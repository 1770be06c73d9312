package dev.tandem.conformance.probe.peer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who begins the DTLS handshake, as a=setup says it (RFC 5763 section 5). */
public enum Setup {
  ACTPASS,
  ACTIVE,
  PASSIVE;

  /** The word in SDP. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Setup> of(String word) {
    return Arrays.stream(values()).filter(setup -> setup.word().equals(word)).findFirst();
  }

  /** Whether a side that said this is the client towards one that said {@code other}. */
  boolean isClientTowards(Setup other) {
    return this == ACTIVE || (this == ACTPASS && other == PASSIVE);
  }
}
