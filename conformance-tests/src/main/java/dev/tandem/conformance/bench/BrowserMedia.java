package dev.tandem.conformance.bench;

import dev.tandem.conformance.probe.Await;
import dev.tandem.conformance.probe.ProbeTimeoutException;
import dev.tandem.conformance.probe.browser.Browsers;
import dev.tandem.conformance.probe.browser.KitPage;
import dev.tandem.conformance.probe.browser.PageStream;
import dev.tandem.conformance.probe.browser.Reading;
import dev.tandem.conformance.probe.browser.StampedMedia;
import java.time.Duration;
import java.util.Locale;

/** Whether Chrome sends the stamped picture and tone to itself without any server between. */
final class BrowserMedia {
  private static final Duration PATIENCE = Duration.ofSeconds(6);
  private static final int PICTURES = 30;
  private static final double LEAST_SHARE = 0.5;
  private static final double MOST_DELAY_MS = 500;

  private BrowserMedia() {}

  static BenchReading measure(Browsers browsers) {
    StampedMedia media = StampedMedia.of(1);
    try (KitPage page = browsers.newPage()) {
      PageStream stream = page.loopback(media);
      await(stream, 5);
      stream.reset();
      return judge(media, await(stream, PICTURES));
    }
  }

  private static BenchReading judge(StampedMedia media, Reading reading) {
    double delayMs = reading.delayMs().orElse(Double.MAX_VALUE);
    double fps = reading.fps();
    boolean fit =
        fps >= media.fps() * LEAST_SHARE
            && delayMs <= MOST_DELAY_MS
            && reading.toneShare(media.toneHz()) > LEAST_SHARE;
    String words =
        String.format(
            Locale.ROOT,
            "browser without a server: %.0f of %d pictures a second, %.0f ms from drawing to"
                + " decoding, sound %.0f %%",
            fps,
            media.fps(),
            reading.frames().isEmpty() ? 0 : delayMs,
            reading.audibleShare() * 100);
    return new BenchReading(1, fit, words);
  }

  private static Reading await(PageStream stream, int pictures) {
    try {
      return Await.value(
          "pictures", PATIENCE, stream::read, reading -> reading.frames().size() >= pictures);
    } catch (ProbeTimeoutException e) {
      return stream.read();
    }
  }
}
