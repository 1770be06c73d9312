package dev.tandem.conformance.check;

import dev.tandem.conformance.probe.Await;
import dev.tandem.conformance.probe.ProbeTimeoutException;
import dev.tandem.conformance.probe.browser.KitPage;
import dev.tandem.conformance.probe.browser.PageStream;
import dev.tandem.conformance.probe.browser.PeerFigures;
import dev.tandem.conformance.probe.browser.Reading;
import dev.tandem.conformance.probe.browser.StatusEvent;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** One stream that a real browser publishes or plays; what is awaited in vain fails the check. */
public final class BrowserStream {
  private final String sent;
  private final KitPage page;
  private final PageStream stream;
  private final CheckContext context;
  private final FrameTimeline timeline;

  /** What was started, as a person would read it, and where. */
  BrowserStream(String sent, KitPage page, PageStream stream, CheckContext context) {
    this.sent = sent;
    this.page = page;
    this.stream = stream;
    this.context = context;
    String file = "browser-" + sent.replaceAll("[^A-Za-z0-9-]+", "-");
    this.timeline = new FrameTimeline(context.evidence().statistics(file));
    context.evidence().screenshot(file, page::screenshot);
  }

  /** The stream as the page knows it. */
  public PageStream page() {
    return stream;
  }

  /** What was started, as a person would read it. */
  public String sent() {
    return sent;
  }

  /** Waits for a status of the vendor's SDK; after a terminal one no other comes. */
  public StatusEvent await(String status, Duration deadline, String lookFirst) {
    List<StatusEvent> seen =
        last(
            stream::statuses,
            all -> all.stream().anyMatch(is(status).or(BrowserStream::isEnd)),
            deadline);
    StatusEvent found =
        seen.stream()
            .filter(is(status))
            .findFirst()
            .orElseThrow(() ->
                failure(
                    "%s within %d s".formatted(status, deadline.toSeconds()),
                    words(seen),
                    lookFirst));
    context.transcript().add("browser: " + sent + ": " + found.words());
    return found;
  }

  /** Waits for the first terminal status. */
  public StatusEvent awaitEnd(Duration deadline, String lookFirst) {
    List<StatusEvent> seen =
        last(stream::statuses, all -> all.stream().anyMatch(BrowserStream::isEnd), deadline);
    return seen.stream()
        .filter(BrowserStream::isEnd)
        .findFirst()
        .orElseThrow(() ->
            failure("an end within %d s".formatted(deadline.toSeconds()), words(seen), lookFirst));
  }

  /** Waits until the sizes that the server told satisfy the condition, and returns them. */
  public List<String> sizes(Duration deadline, Predicate<List<String>> condition) {
    return last(stream::sizes, condition, deadline);
  }

  /**
   * Waits until what was read satisfies the condition, and returns it; after the deadline returns
   * what there is, for the check to judge.
   */
  public Reading read(Duration deadline, Predicate<Reading> condition) {
    Reading reading = last(stream::read, condition, deadline);
    timeline.keep(reading);
    context.transcript().add("browser: " + sent + ": " + reading.words());
    return reading;
  }

  /** Waits until pictures and sound flow, and forgets what was read up to then. */
  public void settle(String lookFirst) {
    Reading start = read(context.deadlines().appears(), BrowserStream::flows);
    if (!flows(start)) {
      throw failure("pictures and sound that arrive", start.words(), lookFirst);
    }
    stream.reset();
  }

  /** Reads so many pictures; gives up when a stream of half the rate would have brought them. */
  public Reading watch(int pictures) {
    return read(Duration.ofMillis(pictures * 150L), r -> r.frames().size() >= pictures);
  }

  /** Waits until its statistics satisfy the condition; after the deadline returns the last. */
  public PeerFigures figures(Duration deadline, Predicate<PeerFigures> condition) {
    PeerFigures figures = last(stream::figures, condition, deadline);
    context.transcript().add("browser: " + sent + ": " + figures.words());
    return figures;
  }

  /** The number of the last picture that a publishing page has made. */
  public int sentFrames() {
    return stream.sentFrames();
  }

  /** Stops by the SDK, which closes its peer connection at once. */
  public void stop() {
    context.transcript().add("browser: " + sent + ": stops");
    stream.stop();
  }

  /** Closes the tab, as a person does. */
  public void closeTab() {
    context.transcript().add("browser: " + sent + ": closes its tab");
    page.close();
  }

  /** A failure that shows what this browser did. */
  public CheckFailure failure(String allowed, String seen, String lookFirst) {
    return new CheckFailure(sent, allowed, seen, lookFirst);
  }

  private static boolean isEnd(StatusEvent event) {
    return Signalling.TERMINAL.contains(event.status());
  }

  private static String words(List<StatusEvent> seen) {
    return seen.isEmpty()
        ? "no status at all"
        : "only " + seen.stream().map(StatusEvent::words).collect(Collectors.joining(", "));
  }

  private static boolean flows(Reading reading) {
    return reading.frames().size() >= 5
        && reading.sounds().stream().filter(sound -> sound.hz() != 0).count() >= 3;
  }

  private static Predicate<StatusEvent> is(String status) {
    return event -> event.status().equals(status);
  }

  private static <T> T last(
      Supplier<T> reading, Predicate<? super T> condition, Duration deadline) {
    try {
      return Await.value("a browser", deadline, reading, condition);
    } catch (ProbeTimeoutException e) {
      return reading.get();
    }
  }
}
