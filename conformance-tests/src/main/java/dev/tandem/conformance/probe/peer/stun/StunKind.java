package dev.tandem.conformance.probe.peer.stun;

import java.util.Arrays;
import java.util.Optional;

/** The four kinds of Binding message, by the first two bytes (RFC 8489 section 5). */
public enum StunKind {
  REQUEST(0x0001),
  INDICATION(0x0011),
  SUCCESS(0x0101),
  ERROR(0x0111);

  private final int type;

  StunKind(int type) {
    this.type = type;
  }

  int type() {
    return type;
  }

  static Optional<StunKind> of(int type) {
    return Arrays.stream(values()).filter(kind -> kind.type == type).findFirst();
  }
}
