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
public final class BrowserPeers implements AutoCloseable {
  private static final String TRANSPORT = "the transport: candidates in the answer, ICE, DTLS";
  private static final String CONNECTION = "the handler of the message 'connection'; its log";

  private final Browsers browsers;
  private final CheckContext context;
  private final List<KitPage> pages = new ArrayList<>();
  private final List<KitBrowser> own = new ArrayList<>();

  BrowserPeers(Browsers browsers, CheckContext context) {
    this.browsers = browsers;
    this.context = context;
  }

  /** Publishes from a new tab and waits for PUBLISHING. */
  public BrowserStream publisher(URI ws, String name, StampedMedia media) {
    return published(publish(connected(newPage(), ws), ws, name, media));
  }

  /** The same from a browser of its own. */
  public BrowserStream publisher(KitBrowser browser, URI ws, String name, StampedMedia media) {
    return published(publish(connected(browser.newPage(), ws), ws, name, media));
  }

  /** Plays in a new tab and waits for PLAYING; options of the page, such as transport TCP. */
  public BrowserStream player(URI ws, String name, Map<String, String> options) {
    KitPage page = connected(newPage(), ws);
    String sent = "play '%s' from %s in a browser".formatted(name, ws);
    context.transcript().add("browser: " + sent);
    BrowserStream stream = new BrowserStream(sent, page, page.play(name, options), context);
    stream.await("PLAYING", context.deadlines().appears(), TRANSPORT);
    return stream;
  }

  /** Stamped media from a page to itself, without any server; it has settled. */
  public BrowserStream loopback(StampedMedia media) {
    KitPage page = newPage();
    String sent = "stamped media from a browser's page to itself";
    BrowserStream stream = new BrowserStream(sent, page, page.loopback(media), context);
    stream.settle("the machine of the kit: no server takes part");
    return stream;
  }

  /** A browser of this check alone, so that it can be killed; ended with the check. */
  public KitBrowser own() {
    KitBrowser browser = browsers.own();
    own.add(browser);
    return browser;
  }

  private BrowserStream published(BrowserStream stream) {
    stream.await("PUBLISHING", context.deadlines().appears(), TRANSPORT);
    return stream;
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
