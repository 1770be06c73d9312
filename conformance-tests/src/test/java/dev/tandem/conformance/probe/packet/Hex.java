package dev.tandem.conformance.probe.packet;

import java.util.HexFormat;

/** Octets written with spaces between the fields. */
final class Hex {
  private Hex() {}

  static byte[] octets(String... text) {
    return HexFormat.of().parseHex(String.join("", text).replace(" ", ""));
  }
}
