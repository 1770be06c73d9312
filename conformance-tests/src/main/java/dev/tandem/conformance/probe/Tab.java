package dev.tandem.conformance.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One page of a {@link ChromeSession}, driven by its element ids and read through the probe. */
public final class Tab {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final ChromeDriver driver;
  private final String anchor;
  private final String handle;

  Tab(ChromeDriver driver, String anchor, String handle) {
    this.driver = driver;
    this.anchor = anchor;
    this.handle = handle;
  }

  public Tab open(URI page) {
    focused().get(page.toString());
    return this;
  }

  /** Clicks once the element is there and enabled. */
  public void click(String id) {
    Await.value("#" + id + " to be enabled", Deadlines.ANSWER, () -> enabled(id), e -> e);
    focused().findElement(By.id(id)).click();
  }

  /** Replaces the text of a field. */
  public void type(String id, String text) {
    WebElement field = focused().findElement(By.id(id));
    field.clear();
    field.sendKeys(text);
  }

  public String text(String id) {
    return focused().findElement(By.id(id)).getText();
  }

  /** The protocol status an element shows: its data-status, or its text on the vendor's pages. */
  public String status(String id) {
    WebElement element = focused().findElement(By.id(id));
    @Nullable String status = element.getDomAttribute("data-status");
    return status == null ? element.getText() : status;
  }

  public void awaitStatus(String id, String status) {
    Await.value("#" + id + " to be " + status, Deadlines.STREAM, () -> status(id), status::equals);
  }

  /** Runs JavaScript in the page. */
  public @Nullable Object run(String script, Object... arguments) {
    return focused().executeScript(script, arguments);
  }

  /** The signalling messages that this page sent and received, in order. */
  public List<SeenMessage> messages() {
    List<SeenMessage> seen = new ArrayList<>();
    for (JsonNode m : json("return JSON.stringify(pageProbe.messages)")) {
      seen.add(
          new SeenMessage(
              m.path("at").asLong(),
              m.path("direction").asString(),
              m.path("message").asString(),
              m.path("stream").asString(""),
              m.path("status").asString(""),
              m.path("info").asString(""),
              m.path("sdp").asString("")));
    }
    return seen;
  }

  /** The first message that satisfies the condition, once it is there. */
  public SeenMessage awaitMessage(
      String what, Predicate<SeenMessage> condition, Duration deadline) {
    return Await.present(what, deadline, () -> messages().stream().filter(condition).findFirst());
  }

  /** One reading for each open peer connection of the page, oldest first. */
  public List<MediaReading> media() {
    String script =
        "const done = arguments[0]; pageProbe.media().then(m => done(JSON.stringify(m)))";
    List<MediaReading> readings = new ArrayList<>();
    for (JsonNode m : parse(focused().executeAsyncScript(script))) {
      readings.add(reading(m));
    }
    return readings;
  }

  /** The newest reading of what this page plays ({@code sends} false) or publishes (true). */
  public Optional<MediaReading> media(boolean sends) {
    return media().stream().filter(m -> m.sends() == sends).reduce((first, second) -> second);
  }

  /** Waits for a reading of the played (or published) stream that satisfies the condition. */
  public MediaReading awaitMedia(String what, boolean sends, Predicate<MediaReading> condition) {
    return Await.value(
            what, Deadlines.MEDIA, () -> media(sends), m -> m.filter(condition).isPresent())
        .orElseThrow();
  }

  /** When the first picture of any video element was shown, in ms since 1970, once it was. */
  public double awaitFirstPicture() {
    return Await.present(
        "a picture",
        Deadlines.MEDIA,
        () ->
            json("return JSON.stringify(pageProbe.pictures)")
                .valueStream()
                .map(picture -> picture.path("at").asDouble())
                .min(Double::compare));
  }

  /**
   * The picture of a video element (a CSS selector), shrunk to 16x12 red, green and blue values.
   */
  public int[] pixels(String selector) {
    JsonNode values = json("return JSON.stringify(pageProbe.pixels(arguments[0]))", selector);
    return values.valueStream().mapToInt(JsonNode::asInt).toArray();
  }

  /** Waits until the picture of a video element differs from what it was. */
  public void awaitChangingPicture(String selector) {
    int[] before = pixels(selector);
    Await.value(
        "a changing picture in " + selector,
        Deadlines.MEDIA,
        () -> pixels(selector),
        now -> !Arrays.equals(now, before));
  }

  public Path screenshot(Path file) {
    byte[] png = focused().getScreenshotAs(OutputType.BYTES);
    try {
      return Files.write(file, png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Closes the tab. */
  public void close() {
    driver.switchTo().window(anchor);
    try {
      driver.executeCdpCommand("Target.closeTarget", Map.of("targetId", handle));
    } catch (WebDriverException alreadyGone) {
      // a closed tab needs no closing
    }
  }

  private boolean enabled(String id) {
    return focused().findElements(By.id(id)).stream().anyMatch(WebElement::isEnabled);
  }

  private JsonNode json(String script, Object... arguments) {
    return parse(run(script, arguments));
  }

  private static JsonNode parse(@Nullable Object text) {
    return JSON.readTree(String.valueOf(text));
  }

  private static MediaReading reading(JsonNode m) {
    return new MediaReading(
        m.path("at").asLong(),
        m.path("sends").asBoolean(),
        m.path("connection").asString(),
        m.path("videoCodec").asString(),
        m.path("audioCodec").asString(),
        m.path("width").asInt(),
        m.path("height").asInt(),
        m.path("fps").asDouble(),
        m.path("frames").asLong(),
        m.path("keyFrames").asLong(),
        m.path("freezes").asLong(),
        m.path("videoBytes").asLong(),
        m.path("audioBytes").asLong(),
        m.path("audioLevel").asDouble(),
        m.path("audioEnergy").asDouble(),
        m.path("packetsLost").asLong(),
        m.path("rttMs").asDouble());
  }

  private ChromeDriver focused() {
    driver.switchTo().window(handle);
    return driver;
  }
}
