package dev.tandem.conformance.check;

/** Where a partner may stop being a good server. */
public enum PartnerStep {
  /** connection, before getUserData. */
  HELLO,
  /** publishStream or playStream, before setRemoteSDP. */
  ANSWER,
  /** The transport, before PUBLISHING or PLAYING. */
  STATUS,
  /** unPublishStream or stopStream, before UNPUBLISHED or STOPPED. */
  END
}
