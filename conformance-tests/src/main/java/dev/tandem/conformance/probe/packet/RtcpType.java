package dev.tandem.conformance.probe.packet;

/** Packet types and feedback formats that the probe knows, as the IANA registers them. */
final class RtcpType {
  static final int SENDER_REPORT = 200;
  static final int RECEIVER_REPORT = 201;
  static final int SOURCE_DESCRIPTION = 202;
  static final int BYE = 203;
  static final int TRANSPORT_LAYER_FEEDBACK = 205;
  static final int PAYLOAD_SPECIFIC_FEEDBACK = 206;

  /** Formats of transport layer feedback. */
  static final int NACK = 1;

  static final int TRANSPORT_WIDE = 15;

  /** Formats of payload-specific feedback. */
  static final int PLI = 1;

  static final int FIR = 4;
  static final int APPLICATION_LAYER = 15;

  /** The only item of a source description that the probe knows. */
  static final int CNAME_ITEM = 1;

  /** The unique identifier REMB of application layer feedback. */
  static final int REMB = 'R' << 24 | 'E' << 16 | 'M' << 8 | 'B';

  private RtcpType() {}
}
