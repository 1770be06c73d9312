package dev.tandem.server;

import dev.tandem.server.config.Setting;
import dev.tandem.server.config.Settings;
import dev.tandem.server.observe.Health;
import dev.tandem.server.observe.ServerMetrics;
import dev.tandem.server.republish.RepublishInfo;
import dev.tandem.server.republish.RepublishStatus;
import dev.tandem.server.republish.Republisher;
import dev.tandem.server.rest.RestApi;
import dev.tandem.server.signalling.session.SessionServices;
import dev.tandem.server.signalling.websocket.WebSocketEndpoints;
import dev.tandem.server.stream.StreamRegistry;
import dev.tandem.server.stream.StreamStatus;
import dev.tandem.server.web.CertificateException;
import dev.tandem.server.web.Listener;
import dev.tandem.server.web.PortInUseException;
import dev.tandem.server.web.SiteHandler;
import dev.tandem.server.web.TlsIdentity;
import dev.tandem.server.web.WebServer;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Handler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One server: every part of it, put together, started in order and closed in order. */
public final class ReferenceServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ReferenceServer.class);
  private static final String MEDIA_PATH = "the media path to warm up";
  private static final String SIGNALLING = "the signalling ports to open";
  private static final Duration WARM_UP = Duration.ofMillis(1500);
  private static final Duration WARM_UP_ON_A_BUSY_MACHINE = Duration.ofSeconds(5);
  private static final Duration GOODBYE = Duration.ofSeconds(1);

  private final Health health = new Health(List.of(MEDIA_PATH, SIGNALLING));
  private final ServerMetrics metrics = new ServerMetrics();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("timer").daemon().factory());
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Options options;
  private final WebServer web;
  private final MediaSetup media;
  private final WebSocketEndpoints endpoints;
  private final Republisher republisher;

  private ReferenceServer(Options options, WebServer web, MediaSetup media, String version) {
    this.options = options;
    this.web = web;
    this.media = media;
    Clock clock = Clock.systemUTC();
    StreamRegistry streams = new StreamRegistry(clock);
    endpoints =
        new WebSocketEndpoints(
            new SessionServices(streams, media.engine(), timer, threads, new SecureRandom()),
            options.session(version),
            options.webSocket(),
            clock);
    republisher =
        Republisher.create(media.engine(), streams, options.negotiation(), options.republish());
    RestAccess access = new RestAccess(streams, endpoints.connections(), republisher);
    bindMetrics(access);
    RestApi rest =
        new RestApi(access, access, access, media.engine()::stats, health, metrics, clock);
    web.handlers(
        new Handler.Sequence(rest.handler(options.rest()), new SiteHandler(site().orElse(null))),
        endpoints::handler);
  }

  /**
   * Starts a server. When this returns it is ready.
   *
   * @throws StartException if a port is taken or a certificate cannot be used
   */
  static ReferenceServer start(Settings settings, MediaSetup.Factory mediaFactory, String version)
      throws StartException {
    Options options = new Options(settings);
    WebServer web = openPorts(options);
    MediaSetup media = openMedia(options, mediaFactory, web);
    ReferenceServer server;
    try {
      server = new ReferenceServer(options, web, media, version);
    } catch (IllegalArgumentException e) {
      media.engine().close();
      web.close();
      throw new StartException(String.valueOf(e.getMessage()), e);
    }
    server.run();
    return server;
  }

  /** The TCP ports and what they are for. */
  public List<Listener> listeners() {
    return web.listeners();
  }

  /** The TCP port that stands for a setting, such as {@code http.port}. */
  public int port(Setting setting) {
    return listeners().stream()
        .filter(listener -> listener.key().equals(setting.key()))
        .findFirst()
        .orElseThrow()
        .port();
  }

  /** The UDP ports that media comes in by. */
  public List<Integer> mediaPorts() {
    return media.ports();
  }

  /**
   * Ends in good order: takes nothing new, takes pushes back from their targets, says goodbye to
   * clients, and frees the ports.
   */
  @Override
  public void close() {
    health.drain();
    endpoints.refuseNew();
    web.refuseNewSignalling();
    republisher.close();
    endpoints.closeAll("The server is shutting down");
    try {
      if (!endpoints.connections().awaitEmpty(GOODBYE)) {
        LOG.info("Some clients did not answer the goodbye");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    media.engine().close();
    web.close();
    timer.shutdownNow();
    threads.shutdownNow();
    metrics.close();
  }

  private void run() {
    web.start(Listener.Role.WEB);
    if (!media.warmUp().run(WARM_UP) && !media.warmUp().run(WARM_UP_ON_A_BUSY_MACHINE)) {
      LOG.warn("The media path could not be warmed up; the first streams will be slower");
    }
    System.gc(); // start leaves much garbage; an idle server should not keep the memory
    health.done(MEDIA_PATH);
    web.start(Listener.Role.SIGNALLING);
    health.done(SIGNALLING);
  }

  private Optional<Path> site() {
    try {
      return options.site(
          Path.of(
              ReferenceServer.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private void bindMetrics(RestAccess access) {
    metrics.engine(media.engine()::stats);
    metrics.counts(
        "tandem.connections",
        "Open WebSocket connections",
        "kind",
        () -> Map.of("websocket", (long) endpoints.connections().count()));
    metrics.counts(
        "tandem.streams",
        "Streams by status",
        "status",
        counted(
            List.of(StreamStatus.PENDING, StreamStatus.PUBLISHING, StreamStatus.PLAYING),
            () -> access.streams().stream().map(info -> info.status().name())));
    for (RepublishInfo.Direction direction : RepublishInfo.Direction.values()) {
      boolean push = direction == RepublishInfo.Direction.PUSH;
      metrics.counts(
          push ? "tandem.pushes" : "tandem.pulls",
          push ? "Pushes by status" : "Pulls by status",
          "status",
          counted(
              Arrays.asList(RepublishStatus.values()),
              () ->
                  access.republished().stream()
                      .filter(info -> info.direction() == direction)
                      .map(RepublishInfo::status)));
    }
  }

  /** How often each value occurs; those of {@code always} are there even with none. */
  private static Supplier<Map<String, Long>> counted(
      List<? extends Enum<?>> always, Supplier<Stream<String>> values) {
    return () -> {
      Map<String, Long> counts = new LinkedHashMap<>();
      always.forEach(value -> counts.put(value.name(), 0L));
      counts.putAll(
          values.get().collect(Collectors.groupingBy(name -> name, Collectors.counting())));
      return counts;
    };
  }

  private static WebServer openPorts(Options options) throws StartException {
    try {
      TlsIdentity identity = options.identity(Clock.systemUTC().instant());
      WebServer web =
          new WebServer(
              options.listeners(), options.settings().text(Setting.BIND_ADDRESS), identity);
      web.open();
      return web;
    } catch (CertificateException | PortInUseException e) {
      throw new StartException(String.valueOf(e.getMessage()), e);
    }
  }

  private static MediaSetup openMedia(
      Options options, MediaSetup.Factory mediaFactory, WebServer web) throws StartException {
    try {
      return mediaFactory.start(options);
    } catch (IOException e) {
      web.close();
      Settings settings = options.settings();
      throw new StartException(
          "cannot open a media port from %d to %d (settings media_port_from, media_port_to): %s"
              .formatted(
                  settings.integer(Setting.MEDIA_PORT_FROM),
                  settings.integer(Setting.MEDIA_PORT_TO),
                  e.getMessage()),
          e);
    }
  }
}
