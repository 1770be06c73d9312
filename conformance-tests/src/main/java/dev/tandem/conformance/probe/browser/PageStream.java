package dev.tandem.conformance.probe.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** One stream that a page publishes or plays. */
public final class PageStream {
  private final KitPage page;
  private final int number;

  PageStream(KitPage page, int number) {
    this.page = page;
    this.number = number;
  }

  /** Everything that the SDK told about this stream, in order. */
  public List<StatusEvent> statuses() {
    List<StatusEvent> all = new ArrayList<>();
    for (JsonNode event : page.call("state", number).path("statuses")) {
      all.add(StatusEvent.read(event));
    }
    return all;
  }

  /** The first event with this status, if there was one. */
  public Optional<StatusEvent> status(String status) {
    return statuses().stream().filter(event -> event.status().equals(status)).findFirst();
  }

  /** The picture sizes that the server told, oldest first, such as 320x240. */
  public List<String> sizes() {
    return texts("sizes");
  }

  /** The transport protocols of the candidates in the server's answer, in lower case. */
  public List<String> offeredProtocols() {
    return texts("protocols");
  }

  /** What was read of the received stream since the last {@link #reset}. */
  public Reading read() {
    return Reading.read(page.call("read", number));
  }

  /** Forgets what was read. */
  public void reset() {
    page.call("reset", number);
  }

  /** The statistics of its peer connection. */
  public PeerFigures figures() {
    return PeerFigures.read(page.call("figures", number));
  }

  /** How many frames the page has made. */
  public int sentFrames() {
    return page.call("sent", number).path("counter").asInt();
  }

  /** Changes what a publishing page makes, such as width and height. */
  public void set(Map<String, ?> settings) {
    page.call("set", number, settings);
  }

  /** Stops by the SDK, which closes the peer connection at once. */
  public void stop() {
    page.call("stop", number);
  }

  private List<String> texts(String function) {
    return page.call(function, number).valueStream().map(JsonNode::asString).toList();
  }
}
