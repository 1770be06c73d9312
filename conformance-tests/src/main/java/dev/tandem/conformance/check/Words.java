package dev.tandem.conformance.check;

import java.time.Duration;

/** How things are said in findings. */
final class Words {
  private Words() {}

  /** Such as "5 s" or "250 ms". */
  static String of(Duration duration) {
    long ms = duration.toMillis();
    return ms % 1000 == 0 ? ms / 1000 + " s" : ms + " ms";
  }
}
