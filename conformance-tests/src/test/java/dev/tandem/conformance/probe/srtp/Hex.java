package dev.tandem.conformance.probe.srtp;

import java.util.HexFormat;

/** Octets written as the RFCs print them. */
final class Hex {
  private Hex() {}

  static byte[] octets(String... text) {
    return HexFormat.of().parseHex(String.join("", text).replace(" ", ""));
  }
}
