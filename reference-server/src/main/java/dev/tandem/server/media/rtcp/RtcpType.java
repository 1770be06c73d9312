package dev.tandem.server.media.rtcp;

/** Packet types, feedback formats and lengths that the parser and the writer share. */
final class RtcpType {
  static final int SENDER_REPORT = 200;
  static final int RECEIVER_REPORT = 201;
  static final int SOURCE_DESCRIPTION = 202;
  static final int BYE = 203;
  static final int TRANSPORT_FEEDBACK = 205;
  static final int PAYLOAD_FEEDBACK = 206;

  /** Formats of {@link #TRANSPORT_FEEDBACK}. */
  static final int FORMAT_NACK = 1;

  static final int FORMAT_TRANSPORT_CC = 15;

  /** Formats of {@link #PAYLOAD_FEEDBACK}. */
  static final int FORMAT_PLI = 1;

  static final int FORMAT_FIR = 4;
  static final int FORMAT_APPLICATION = 15;

  /** The letters REMB. */
  static final int REMB_IDENTIFIER = 0x52454D42;

  static final int HEADER_LENGTH = 4;
  static final int SENDER_INFO_LENGTH = 20;
  static final int REPORT_BLOCK_LENGTH = 24;
  static final int MAX_COUNT = 31;

  private RtcpType() {}
}
