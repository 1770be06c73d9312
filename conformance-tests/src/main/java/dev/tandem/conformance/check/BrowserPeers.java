package dev.tandem.conformance.check;

import dev.tandem.conformance.probe.browser.Browsers;
import dev.tandem.conformance.probe.browser.KitBrowser;
import dev.tandem.conformance.probe.browser.KitPage;
import dev.tandem.conformance.probe.browser.PageStream;
import dev.tandem.conformance.probe.browser.StampedMedia;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The browsers' tabs of one check, one for each peer, closed with it. */
final class BrowserPeers implements AutoCloseable {
  private static final String CONNECTION = "the handler of the message 'connection'; its log";

  private final Browsers browsers;
  private final CheckContext context;
  private final List<KitPage> pages = new ArrayList<>();
  private final List<KitBrowser> own = new ArrayList<>();

  BrowserPeers(Browsers browsers, CheckContext context) {
    this.browsers = browsers;
    this.context = context;
  }

  BrowserStream publish(URI ws, String name, StampedMedia media) {
    return publish(connected(newPage(), ws), ws, name, media);
  }

  /** In a browser of its own. */
  BrowserStream publish(KitBrowser browser, URI ws, String name, StampedMedia media) {
    return publish(connected(browser.newPage(), ws), ws, name, media);
  }

  BrowserStream play(URI ws, String name, Map<String, String> options) {
    KitPage page = connected(newPage(), ws);
    String sent = "play '%s' from %s in a browser".formatted(name, ws);
    context.transcript().add("browser: " + sent);
    return new BrowserStream(sent, page, page.play(name, options), context);
  }

  KitBrowser own() {
    KitBrowser browser = browsers.own();
    own.add(browser);
    return browser;
  }

  private BrowserStream publish(KitPage page, URI ws, String name, StampedMedia media) {
    String sent = "publish '%s' to %s from a browser".formatted(name, ws);
    context.transcript().add("browser: " + sent);
    PageStream stream = page.publish(name, media);
    return new BrowserStream(sent, page, stream, context);
  }

  private KitPage newPage() {
    KitPage page = browsers.newPage();
    pages.add(page);
    return page;
  }

  private static KitPage connected(KitPage page, URI ws) {
    String status = page.connect(ws);
    if (!status.equals("ESTABLISHED")) {
      throw new CheckFailure(
          "connect to %s from a browser".formatted(ws),
          "a session that becomes ESTABLISHED",
          status,
          CONNECTION);
    }
    return page;
  }

  @Override
  public void close() {
    pages.forEach(KitPage::close);
    own.forEach(KitBrowser::close);
  }
}
