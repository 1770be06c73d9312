package dev.tandem.server.media.rtp;

import java.util.HexFormat;

/** Packets written as hexadecimal octets with spaces between the fields. */
public final class Hex {
  private Hex() {}

  public static byte[] octets(String... parts) {
    return HexFormat.of().parseHex(String.join("", parts).replace(" ", ""));
  }

  public static String text(byte[] buffer, int offset, int length) {
    return HexFormat.ofDelimiter(" ").formatHex(buffer, offset, offset + length);
  }
}
