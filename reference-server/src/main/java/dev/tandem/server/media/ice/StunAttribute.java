package dev.tandem.server.media.ice;

import org.jspecify.annotations.Nullable;

/** The STUN attributes that ICE uses (RFC 8489, section 18.3; RFC 8445, section 16.1). */
enum StunAttribute {
  MAPPED_ADDRESS(0x0001, 8, 20),
  USERNAME(0x0006, 1, 513),
  MESSAGE_INTEGRITY(0x0008, 20, 20),
  ERROR_CODE(0x0009, 4, 767),
  UNKNOWN_ATTRIBUTES(0x000A, 0, 512),
  XOR_MAPPED_ADDRESS(0x0020, 8, 20),
  PRIORITY(0x0024, 4, 4),
  USE_CANDIDATE(0x0025, 0, 0),
  FINGERPRINT(0x8028, 4, 4),
  ICE_CONTROLLED(0x8029, 8, 8),
  ICE_CONTROLLING(0x802A, 8, 8);

  static final int COUNT = values().length;

  private final int type;
  private final int minLength;
  private final int maxLength;

  StunAttribute(int type, int minLength, int maxLength) {
    this.type = type;
    this.minLength = minLength;
    this.maxLength = maxLength;
  }

  int type() {
    return type;
  }

  /** Whether a value may have {@code length} octets, padding not counted. */
  boolean allowsLength(int length) {
    return length >= minLength && length <= maxLength;
  }

  /** Whether a receiver that does not know {@code type} has to refuse the message. */
  static boolean isComprehensionRequired(int type) {
    return type < 0x8000;
  }

  static @Nullable StunAttribute of(int type) {
    return switch (type) {
      case 0x0001 -> MAPPED_ADDRESS;
      case 0x0006 -> USERNAME;
      case 0x0008 -> MESSAGE_INTEGRITY;
      case 0x0009 -> ERROR_CODE;
      case 0x000A -> UNKNOWN_ATTRIBUTES;
      case 0x0020 -> XOR_MAPPED_ADDRESS;
      case 0x0024 -> PRIORITY;
      case 0x0025 -> USE_CANDIDATE;
      case 0x8028 -> FINGERPRINT;
      case 0x8029 -> ICE_CONTROLLED;
      case 0x802A -> ICE_CONTROLLING;
      default -> null;
    };
  }
}
