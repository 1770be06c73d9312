package dev.tandem.server.media.api;

/** Why a peer was lost. */
public enum PeerFailure {
  /** No candidate pair worked although checks were answered with errors. */
  ICE_ERROR,
  /** No valid candidate pair before the deadline. */
  ICE_TIMEOUT,
  /** Consent to send was not renewed (RFC 7675), or the TCP connection closed. */
  ICE_KEEP_ALIVE,
  /** The certificate does not match the signalled fingerprint. */
  DTLS_FINGERPRINT,
  /** The DTLS handshake failed, ran out of time, or the peer sent an alert. */
  DTLS_ERROR,
  /** No first media packet before the deadline, or none for too long. */
  RTP_ACTIVITY,
  /** The peer closed its DTLS association in good order. */
  CLOSED_BY_PEER
}
