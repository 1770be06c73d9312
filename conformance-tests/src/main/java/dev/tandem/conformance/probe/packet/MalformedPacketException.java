package dev.tandem.conformance.probe.packet;

/** Bytes that are no packet of the expected kind; the message says what is wrong with them. */
public final class MalformedPacketException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedPacketException(String reason) {
    super(reason);
  }

  static void unless(boolean wellFormed, String reason) throws MalformedPacketException {
    if (!wellFormed) {
      throw new MalformedPacketException(reason);
    }
  }
}
