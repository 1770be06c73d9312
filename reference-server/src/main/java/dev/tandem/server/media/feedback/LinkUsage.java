package dev.tandem.server.media.feedback;

/** What the delay tells of the queue at the bottleneck. */
enum LinkUsage {
  /** The queue stays as it is. */
  NORMAL,
  /** The queue grows: more is sent than the link carries. */
  OVERUSE,
  /** The queue drains. */
  UNDERUSE
}
