package dev.tandem.server.signalling.sdp;

import java.util.HexFormat;

/**
 * A {@code profile-level-id} (RFC 6184, section 8.1).
 *
 * @param idc profile_idc
 * @param iop profile-iop, the constraint flags
 * @param level level_idc
 */
record H264Profile(int idc, int iop, int level) {
  private static final int BASELINE = 0x42;
  private static final int MAIN = 0x4d;
  private static final int EXTENDED = 0x58;
  private static final int HIGH = 0x64;

  /** What RFC 6184 infers where the parameter is missing: Baseline, level 1. */
  private static final H264Profile DEFAULT = new H264Profile(BASELINE, 0, 10);

  static H264Profile parse(String text) {
    if (text.length() != 6) {
      return DEFAULT;
    }
    try {
      int value = HexFormat.fromHexDigits(text);
      return new H264Profile(value >>> 16, value >>> 8 & 0xff, value & 0xff);
    } catch (IllegalArgumentException e) {
      return DEFAULT;
    }
  }

  /** Whether a stream of this profile can be decoded by who announced {@code receiver}. */
  boolean playsOn(H264Profile receiver) {
    return idc == receiver.idc
        || (isConstrainedBaseline()
            && (receiver.idc == BASELINE || receiver.idc == MAIN || receiver.idc == HIGH));
  }

  /** Whether both name the same profile with the same constraints, whatever the level. */
  boolean sameProfile(H264Profile other) {
    return (idc == other.idc && iop == other.iop)
        || (isConstrainedBaseline() && other.isConstrainedBaseline());
  }

  /** Constrained Baseline has several spellings (RFC 6184, table 5). */
  private boolean isConstrainedBaseline() {
    return switch (idc) {
      case BASELINE -> (iop & 0x4f) == 0x40;
      case MAIN -> (iop & 0x8f) == 0x80;
      case EXTENDED -> (iop & 0xcf) == 0xc0;
      default -> false;
    };
  }

  H264Profile withLevel(int newLevel) {
    return new H264Profile(idc, iop, newLevel);
  }

  /** Six hex digits. */
  String write() {
    return HexFormat.of().toHexDigits(idc << 16 | iop << 8 | level, 6);
  }
}
