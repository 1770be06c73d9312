package dev.tandem.conformance.probe.browser;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.remote.RemoteWebDriver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One tab with the kit's page: a peer that publishes and plays with the vendor's SDK. */
public final class KitPage implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String CALL =
      """
      const [name, parameters, done] = arguments;
      Promise.resolve()
        .then(() => kit[name](...JSON.parse(parameters)))
        .then((value) => done(JSON.stringify({ value: value ?? null })))
        .catch((error) => done(JSON.stringify({ error: String(error) })));
      """;

  private final RemoteWebDriver driver;
  private final String anchor;
  private final String handle;

  KitPage(RemoteWebDriver driver, String anchor, String handle) {
    this.driver = driver;
    this.anchor = anchor;
    this.handle = handle;
  }

  /** Opens the session; returns ESTABLISHED, FAILED or DISCONNECTED. */
  public String connect(URI ws) {
    return call("connect", ws.toString()).asString();
  }

  /** Publishes stamped media; does not wait for PUBLISHING. */
  public PageStream publish(String name, StampedMedia media) {
    return new PageStream(this, call("publish", media.toPage(name)).asInt());
  }

  /** Plays a stream and reads its stamps; does not wait for PLAYING. */
  public PageStream play(String name, Map<String, String> options) {
    Map<String, String> all = new HashMap<>(options);
    all.put("name", name);
    return new PageStream(this, call("play", all).asInt());
  }

  /** Sends stamped media from this page to itself with no server between. */
  public PageStream loopback(StampedMedia media) {
    return new PageStream(this, call("loopback", media.toPage("loopback")).asInt());
  }

  /** Ends the session. */
  public void disconnect() {
    call("disconnect");
  }

  /** The page as a person would see it (PNG). */
  public byte[] screenshot() {
    driver.switchTo().window(handle);
    return driver.getScreenshotAs(OutputType.BYTES);
  }

  JsonNode call(String function, Object... arguments) {
    driver.switchTo().window(handle);
    Object text = driver.executeAsyncScript(CALL, function, JSON.writeValueAsString(arguments));
    JsonNode reply = JSON.readTree(String.valueOf(text));
    if (reply.has("error")) {
      throw new IllegalStateException(
          "the kit's page failed in %s: %s".formatted(function, reply.path("error").asString()));
    }
    return reply.path("value");
  }

  /** Closes the tab, as a person does. */
  @Override
  public void close() {
    try {
      driver.switchTo().window(handle);
      driver.close();
      driver.switchTo().window(anchor);
    } catch (WebDriverException alreadyGone) {
      // a closed tab needs no closing
    }
  }
}
