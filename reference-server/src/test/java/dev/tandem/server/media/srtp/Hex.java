package dev.tandem.server.media.srtp;

import java.util.HexFormat;

/** Octets as the RFCs print them. */
final class Hex {
  private Hex() {}

  /** Reads pairs of hex digits; white space between them is for the eye. */
  static byte[] octets(String... digits) {
    return HexFormat.of().parseHex(String.join("", digits).replaceAll("\\s", ""));
  }

  static String text(byte[] octets, int offset, int length) {
    return HexFormat.of().formatHex(octets, offset, offset + length);
  }
}
