package dev.tandem.conformance.probe.srtp;

/** The result for one packet, and its plain bytes, which are empty unless the result is OK. */
@SuppressWarnings("ArrayRecordComponent") // handed over once, compared by nobody
public record Unprotected(SrtpResult result, byte[] packet) {
  static Unprotected ok(byte[] packet) {
    return new Unprotected(SrtpResult.OK, packet);
  }

  static Unprotected failed(SrtpResult result) {
    return new Unprotected(result, new byte[0]);
  }

  public boolean isOk() {
    return result == SrtpResult.OK;
  }
}
