package dev.tandem.server.media.ice;

/** The class of a STUN message (RFC 8489, section 5): the bits C1 and C0 of its type. */
enum StunKind {
  REQUEST(0x000),
  INDICATION(0x010),
  SUCCESS(0x100),
  ERROR(0x110);

  private static final int MASK = 0x110;
  private static final int BINDING = 0x001;

  private final int bits;

  StunKind(int bits) {
    this.bits = bits;
  }

  /** The message type of the Binding method in this class. */
  int bindingType() {
    return bits | BINDING;
  }

  static boolean isBinding(int type) {
    return (type & ~MASK) == BINDING;
  }

  static StunKind of(int type) {
    return switch (type & MASK) {
      case 0x000 -> REQUEST;
      case 0x010 -> INDICATION;
      case 0x100 -> SUCCESS;
      default -> ERROR;
    };
  }
}
