package dev.tandem.conformance.check;

import dev.tandem.conformance.evidence.StatisticsTimeline;
import dev.tandem.conformance.probe.browser.Reading;
import java.util.List;
import java.util.Map;

/** Puts what a browser decoded into the evidence: pictures and delay, second by second. */
final class FrameTimeline {
  private static final long SECOND_MS = 1_000;

  private final StatisticsTimeline timeline;
  private double keptToMs;

  FrameTimeline(StatisticsTimeline timeline) {
    this.timeline = timeline;
  }

  /** Keeps the whole seconds of a reading that are not kept yet. */
  void keep(Reading reading) {
    if (reading.frames().isEmpty()) {
      return;
    }
    double fromMs = Math.max(keptToMs, reading.frames().getFirst().atMs());
    while (fromMs + SECOND_MS <= reading.atMs()) {
      keepSecond(reading.frames(), fromMs);
      fromMs += SECOND_MS;
    }
    keptToMs = fromMs;
  }

  private void keepSecond(List<Reading.Frame> frames, double fromMs) {
    double toMs = fromMs + SECOND_MS;
    double[] delays =
        frames.stream()
            .filter(frame -> frame.atMs() >= fromMs && frame.atMs() < toMs)
            .mapToDouble(Reading.Frame::delayMs)
            .sorted()
            .toArray();
    Map<String, Object> values =
        delays.length == 0
            ? Map.of(StatisticsTimeline.FPS, 0)
            : Map.of(
                StatisticsTimeline.FPS,
                delays.length,
                StatisticsTimeline.DELAY_MS,
                Math.round(delays[delays.length / 2]));
    timeline.add(nanoTimeOf(toMs), values);
  }

  /** The time of System.nanoTime for one in ms since 1970, which pages count in. */
  private static long nanoTimeOf(double epochMs) {
    return System.nanoTime() - (long) ((System.currentTimeMillis() - epochMs) * 1_000_000);
  }
}
