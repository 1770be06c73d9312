package dev.tandem.server.media.counters;

import java.util.Locale;

/** Why a packet went no further. The lower-case name is the metric label and the log word. */
public enum DropReason {
  /** Neither STUN, DTLS, RTP nor RTCP by its first octet (RFC 7983), or empty. */
  UNKNOWN_PROTOCOL,
  /** Came from an address that no peer has proven by ICE. */
  UNKNOWN_ADDRESS,
  /** A STUN message for no open peer. */
  STUN_UNKNOWN_PEER,
  /** A STUN message that the peer's ICE agent refused. */
  STUN_REFUSED,
  /** DTLS before ICE found a path, or after the association ended. */
  DTLS_UNEXPECTED,
  /** SRTP or SRTCP before DTLS delivered keys. */
  SRTP_BEFORE_KEYS,
  /** The authentication tag is wrong. */
  SRTP_AUTHENTICATION,
  /** A packet that was received before. */
  SRTP_REPLAYED,
  /** Refused by SRTP for another reason: too short, too old, too many SSRCs, key used up. */
  SRTP_REFUSED,
  /** An RTP header that does not parse. */
  RTP_MALFORMED,
  /** A payload type that was not negotiated. */
  RTP_UNKNOWN_PAYLOAD_TYPE,
  /** RTP from a peer that only plays. */
  RTP_UNEXPECTED,
  /** A packet that had arrived before, as itself or as a retransmission, or is too old to tell. */
  RTP_DUPLICATE,
  /** Filler without payload, sent to probe bandwidth. */
  RTP_PADDING,
  /** RTCP that does not parse. */
  RTCP_MALFORMED,
  /** A NACK for a packet that is no longer, or not yet, in the history. */
  NACK_NOT_IN_HISTORY,
  /** A NACK from a player that negotiated no way to send a packet of this format again. */
  NACK_NOT_NEGOTIATED,
  /** A NACK beyond the player's budget for retransmissions. */
  NACK_OVER_BUDGET,
  /** Video for a player that still waits for a key frame. */
  PLAYER_WAITS_FOR_KEY_FRAME,
  /** The player did not negotiate this format. */
  PLAYER_LACKS_FORMAT,
  /** The player has no path or no keys yet. */
  PLAYER_NOT_CONNECTED,
  /**
   * Another media loop, which has players of the stream, did not take packets as fast as they came.
   */
  OTHER_LOOP_BUSY,
  /** The operating system refused to send, or a TCP peer reads too slowly. */
  SEND_FAILED,
  /** An unexpected error while handling a packet; it is in the log. */
  INTERNAL_ERROR;

  /** The metric label. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
