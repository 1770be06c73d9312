package dev.tandem.conformance.check;

import dev.tandem.conformance.evidence.Evidence;
import dev.tandem.conformance.probe.Await;
import dev.tandem.conformance.probe.ProbeTimeoutException;
import dev.tandem.conformance.probe.RestClient;
import dev.tandem.conformance.probe.WsClient;
import dev.tandem.conformance.probe.browser.Browsers;
import dev.tandem.conformance.probe.browser.StampedMedia;
import dev.tandem.conformance.probe.nativepeer.NativePeer;
import dev.tandem.conformance.probe.peer.Candidate;
import dev.tandem.conformance.probe.peer.Stranger;
import dev.tandem.conformance.probe.peer.TransportLines;
import dev.tandem.conformance.target.ServerAddresses;
import dev.tandem.conformance.target.Target;
import dev.tandem.conformance.target.TargetDeadlines;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What one run of one check works with; whatever it opened is closed with it. Servers are numbered
 * from 1. Single-threaded.
 */
public final class CheckContext implements AutoCloseable {
  private static final int[] SECURE_PORTS = {8443, 443, 8444, 9443, 4443};

  private final Target target;
  private final SplittableRandom random;
  private final HttpClient http = RestClient.connections();
  private final Evidence evidence = new Evidence();
  private final Transcript transcript = new Transcript(evidence.startedNs());
  private final List<Signalling> clients = new ArrayList<>();
  private final List<SilentListener> listeners = new ArrayList<>();
  private final Deque<AutoCloseable> others = new ArrayDeque<>();
  private final List<Republished> republished = new ArrayList<>();
  private final BrowserPeers browserPeers;
  private int nextTag;

  /**
   * For one run of one check.
   *
   * @param seed decides all names that the check uses
   * @param browsers outlive the check; whoever made them closes them
   */
  public CheckContext(Target target, long seed, Browsers browsers) {
    this.target = target;
    this.browserPeers = new BrowserPeers(browsers, this);
    this.random = new SplittableRandom(seed);
    evidence.add(Evidence.TRANSCRIPT, transcript::whole);
    nextTag = random.nextInt(1 << 16);
  }

  public TargetDeadlines deadlines() {
    return target.deadlines();
  }

  public Transcript transcript() {
    return transcript;
  }

  /** What the check leaves behind: packet logs, statistics, pictures. */
  public Evidence evidence() {
    return evidence;
  }

  /** The addresses of server 1 to N. */
  public ServerAddresses server(int number) {
    return target.servers().get(number - 1);
  }

  public Rest rest(int number) {
    return new Rest(client(number, server(number).http()), server(number).http(), transcript);
  }

  /** REST over TLS; only for checks that need that capability. */
  public Rest secureRest(int number) {
    URI https = server(number).https();
    if (https == null) {
      throw new CheckFailure(
          "a look for servers.%d.https".formatted(number - 1),
          "an https address in the target file",
          "none",
          "the target file: add the address, or take 'tls' out of the capabilities");
    }
    return new Rest(client(number, https), https, transcript);
  }

  /**
   * Another server to push to and to pull from; the first itself if the target has only one. What a
   * server is told is the address {@code peer()}.
   */
  public ServerAddresses remote() {
    return server(second());
  }

  /** The number of {@link #remote}. */
  public int second() {
    return Math.min(2, target.servers().size());
  }

  /** How many servers the target has. */
  public int servers() {
    return target.servers().size();
  }

  /** Opens a WebSocket and sends nothing. */
  public Signalling open(int number) {
    return open(server(number).ws());
  }

  /** Opens a WebSocket over TLS; only for checks that need that capability. */
  public Signalling openSecure(int number) {
    URI wss = server(number).wss();
    if (wss == null) {
      throw new CheckFailure(
          "a look for servers.%d.wss".formatted(number - 1),
          "a wss address in the target file",
          "none",
          "the target file: add the address, or take 'tls' out of the capabilities");
    }
    return open(wss);
  }

  /** Opens a WebSocket with a path, such as /abcd. */
  public Signalling open(int number, String path) {
    return open(URI.create(server(number).ws() + path));
  }

  /** Opens a WebSocket as a page of this origin. */
  public Signalling openFrom(int number, String origin) {
    return open(server(number).ws(), uri -> WsClient.openFrom(uri, origin));
  }

  /** Opens a WebSocket that never answers a ping. */
  public Signalling openSilent(int number) {
    return open(server(number).ws(), WsClient::openSilent);
  }

  /** Opens a WebSocket, sends connection and waits for getUserData. */
  public Signalling signalling(int number) {
    Signalling client = open(number);
    client.hello();
    return client;
  }

  /** The host by which servers reach the kit; null if that is where the kit connects from. */
  @Nullable String kit() {
    return target.kit();
  }

  /** A TCP port here that takes connections and stays silent. */
  public SilentListener silentListener() {
    SilentListener listener = new SilentListener(server(1).http(), target.kit());
    listeners.add(listener);
    return listener;
  }

  /** The same at a port that is usual for TLS. */
  public SilentListener silentListenerAtSecurePort() {
    SilentListener listener = new SilentListener(server(1).http(), target.kit(), SECURE_PORTS);
    listeners.add(listener);
    return listener;
  }

  /** Asks server 1 to pull a stream; the pull is ended with the check. */
  public Exchange pull(String uri, String localName, String remoteName) {
    return republish(1, "/pull/pull", uri, localName, remoteName);
  }

  /** Asks any server to pull a stream; the pull is ended with the check. */
  public Exchange pull(int by, String uri, String localName, String remoteName) {
    return republish(by, "/pull/pull", uri, localName, remoteName);
  }

  /** Publishes stamped media from a tab of a real browser and waits for PUBLISHING. */
  public BrowserStream browserPublisher(int server, String name, StampedMedia media) {
    return browserPeers.publisher(server(server).ws(), name, media);
  }

  /** Plays in a tab of a real browser and waits for PLAYING. */
  public BrowserStream browserPlayer(int server, String name) {
    return browserPeers.player(server(server).ws(), name, Map.of());
  }

  /** More that can be done with real browsers. */
  public BrowserPeers browsers() {
    return browserPeers;
  }

  /** Media whose stamp and tone differ from those of the other streams of this check. */
  public StampedMedia stampedMedia() {
    return StampedMedia.of(nextTag++);
  }

  /** Asks server 1 to push a stream to {@link #remote}; the push is ended with the check. */
  public Exchange push(String localName, String remoteName) {
    return push(remote().peer().toString(), localName, remoteName);
  }

  /** Asks server 1 to push a stream to any address; the push is ended with the check. */
  public Exchange push(String uri, String localName, String remoteName) {
    return republish(1, "/pull/push", uri, localName, remoteName);
  }

  /** Asks any server to push a stream; the push is ended with the check. */
  public Exchange push(int by, String uri, String localName, String remoteName) {
    return republish(by, "/pull/push", uri, localName, remoteName);
  }

  /** Publishes VP8 and Opus under a fresh name and waits for PUBLISHING. */
  public Broadcast broadcast(int server) {
    return broadcast(server, BroadcastOptions.usual());
  }

  public Broadcast broadcast(int server, BroadcastOptions options) {
    return new Broadcast(this, server, options).begin();
  }

  /** Plays a stream and waits for PLAYING. */
  public Viewer viewer(int server, String name) {
    return viewer(server, name, ViewerOptions.usual());
  }

  public Viewer viewer(int server, String name, ViewerOptions options) {
    return new Viewer(this, server, name, options).begin();
  }

  /** A WCS server that the kit plays, and that does all well. */
  public Partner partner() {
    return partner(PartnerOptions.usual());
  }

  /** A WCS server that the kit plays, on an address that server 1 can reach. */
  public Partner partner(PartnerOptions options) {
    Partner partner = Partner.open(this, options);
    closeAtEnd(partner);
    return partner;
  }

  /** A socket without credentials that sends to all UDP candidates of an answer. */
  public Stranger stranger(Answer answer) {
    List<InetSocketAddress> addresses =
        TransportLines.read(answer.sdp()).candidates().stream().map(Candidate::address).toList();
    Stranger stranger = new Stranger(addresses);
    closeAtEnd(stranger);
    return stranger;
  }

  /** Plays with native libwebrtc in a process of its own. */
  public NativePeer nativePlayer(URI ws, String name) {
    NativePeer peer = NativePeer.play(ws, name);
    closeAtEnd(peer);
    return peer;
  }

  /** Publishes stamped media with native libwebrtc in a process of its own. */
  public NativePeer nativePublisher(URI ws, String name, StampedMedia media) {
    NativePeer peer = NativePeer.publish(ws, name, media.tag(), media.toneHz());
    closeAtEnd(peer);
    return peer;
  }

  /** Waits until /stream/find lists the name as published, with the status PUBLISHING. */
  public void awaitPublished(int server, String name) {
    awaitListed(server, name, true);
  }

  /** Waits until /stream/find does not list the name as published. */
  public void awaitGone(int server, String name) {
    awaitListed(server, name, false);
  }

  /** A stream name that nobody else uses. */
  public String freshName(String hint) {
    return "kit-%s-%08x".formatted(hint, random.nextInt());
  }

  /** A mediaSessionId that nobody else uses. */
  public String freshId() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  /** A number from 1 up to the bound, which is not reached. */
  long freshNumber(long bound) {
    return random.nextLong(1, bound);
  }

  /** Closes this with the check, before what was opened earlier. */
  void closeAtEnd(AutoCloseable opened) {
    others.push(opened);
  }

  /** Fails with these words unless the condition holds. */
  public static void expect(
      boolean condition, String sent, String allowed, String seen, String lookFirst) {
    if (!condition) {
      throw new CheckFailure(sent, allowed, seen, lookFirst);
    }
  }

  private RestClient client(int number, URI origin) {
    return new RestClient(origin, http, server(number).credentials().headers());
  }

  private Signalling open(URI uri) {
    return open(uri, WsClient::open);
  }

  private Signalling open(URI uri, Function<URI, WsClient> opening) {
    Signalling client = new Signalling(uri, this, opening, clients.size() + 1);
    clients.add(client);
    return client;
  }

  private static boolean isLive(JsonNode stream) {
    return stream.path("status").asString("").equals("PUBLISHING");
  }

  private Exchange republish(
      int by, String method, String uri, String localName, String remoteName) {
    republished.add(new Republished(by, localName));
    return rest(by).post(method, RestClient.republish(uri, localName, remoteName));
  }

  private void awaitListed(int server, String name, boolean wanted) {
    Rest rest = rest(server);
    Map<String, Object> filter = Map.of("name", name, "published", true);
    try {
      Await.value(
          name,
          deadlines().appears(),
          () -> rest.post("/stream/find", filter).reply().items(),
          items -> wanted ? items.stream().anyMatch(CheckContext::isLive) : items.isEmpty());
    } catch (ProbeTimeoutException e) {
      throw new CheckFailure(
          "POST /rest-api/stream/find " + filter,
          "%s within %s"
              .formatted(wanted ? "the stream" : "no such stream", Words.of(deadlines().appears())),
          wanted ? "it is not listed as PUBLISHING" : "it is still listed",
          "when a published stream enters and leaves the list of streams");
    }
  }

  @Override
  public void close() {
    browserPeers.close();
    others.forEach(this::close);
    clients.forEach(Signalling::close);
    listeners.forEach(SilentListener::close);
    republished.stream().distinct().forEach(this::terminate);
    http.shutdownNow();
  }

  private void terminate(Republished one) {
    try {
      rest(one.by).post("/pull/terminate", Map.of("localStreamName", one.localName));
    } catch (CheckFailure e) {
      transcript.add("cleaning up failed: " + e.getMessage());
    }
  }

  private void close(AutoCloseable opened) {
    try {
      opened.close();
    } catch (Exception e) {
      transcript.add("cleaning up failed: " + e);
    }
  }

  /** What a server was asked to push or pull. */
  private record Republished(int by, String localName) {}
}
