package dev.tandem.server.republish;

/** Where a push or pull is on its way. One that ended has no status: it is not listed any more. */
public enum RepublishStatus {
  /** Created; the target is being connected. */
  NEW,
  /** Waits for the local stream to be published. Only where the request allows it. */
  WAIT_STREAM,
  /** Our offer was sent. */
  PENDING,
  /** The target's answer was applied; ICE and DTLS are under way. */
  PROCESSED_REMOTE,
  /** Media flow. */
  ESTABLISHED,
  /** The last attempt failed, the next one has a time. Only where the request allows it. */
  WAIT_RETRY
}
