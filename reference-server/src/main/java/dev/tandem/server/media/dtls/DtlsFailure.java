package dev.tandem.server.media.dtls;

/** Why a handshake came to nothing. */
public enum DtlsFailure {
  /** The peer's certificate is not the one that its signalling announced. */
  FINGERPRINT,
  /** One side refused what the other one sent or offered. */
  HANDSHAKE,
  /** The handshake was not over at its deadline. */
  TIMEOUT
}
