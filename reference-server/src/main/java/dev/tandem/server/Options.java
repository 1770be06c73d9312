package dev.tandem.server;

import dev.tandem.server.config.Setting;
import dev.tandem.server.config.Settings;
import dev.tandem.server.republish.RepublishOptions;
import dev.tandem.server.rest.RestOptions;
import dev.tandem.server.signalling.message.MessageLimits;
import dev.tandem.server.signalling.sdp.NegotiationPolicy;
import dev.tandem.server.signalling.session.KeepAliveOptions;
import dev.tandem.server.signalling.session.SessionOptions;
import dev.tandem.server.signalling.websocket.WebSocketLimits;
import dev.tandem.server.web.CertificateException;
import dev.tandem.server.web.CertificateFiles;
import dev.tandem.server.web.Listener;
import dev.tandem.server.web.SelfSignedCertificate;
import dev.tandem.server.web.TlsIdentity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the parts of the server want to know, taken from the settings. */
record Options(Settings settings) {

  private static final String SITE_IN_SOURCES = "browser-fixtures/target/site";

  List<Listener> listeners() {
    List<Listener> listeners = new ArrayList<>();
    add(listeners, Setting.HTTP_PORT, Listener.Role.WEB, false);
    add(listeners, Setting.HTTPS_PORT, Listener.Role.WEB, true);
    add(listeners, Setting.HTTP_ALIAS_PORT, Listener.Role.WEB, false);
    add(listeners, Setting.WS_PORT, Listener.Role.SIGNALLING, false);
    add(listeners, Setting.WSS_PORT, Listener.Role.SIGNALLING, true);
    return listeners;
  }

  TlsIdentity identity(Instant now) throws CertificateException {
    Optional<String> certificate = settings.optional(Setting.TLS_CERTIFICATE);
    if (certificate.isPresent()) {
      return CertificateFiles.read(
          Path.of(certificate.get()),
          settings.optional(Setting.TLS_KEY).map(Path::of).orElse(null),
          settings.text(Setting.TLS_PASSWORD));
    }
    Path state =
        settings
            .optional(Setting.STATE_DIR)
            .map(Path::of)
            .orElse(Path.of(System.getProperty("user.home", "."), ".local/state/tandem"));
    return SelfSignedCertificate.in(state, settings.list(Setting.IP), now);
  }

  SessionOptions session(String version) {
    SessionOptions defaults = SessionOptions.of(version, keepAlive());
    return new SessionOptions(
        version,
        keepAlive(),
        negotiation(),
        new MessageLimits(
            settings.integer(Setting.WS_MAX_MESSAGE_BYTES), MessageLimits.DEFAULT.maxDepth()),
        settings.integer(Setting.MAX_STREAMS_PER_CONNECTION),
        defaults.maxBadMessages(),
        defaults.greetingTimeout(),
        defaults.ratesInterval(),
        defaults.closedByPeerGrace());
  }

  WebSocketLimits webSocket() {
    WebSocketLimits defaults = WebSocketLimits.DEFAULT;
    return new WebSocketLimits(
        settings.integer(Setting.MAX_CONNECTIONS),
        defaults.messagesPerSecond(),
        defaults.messageBurst(),
        defaults.maxQueuedCharacters(),
        defaults.closeTimeout());
  }

  NegotiationPolicy negotiation() {
    return NegotiationPolicy.DEFAULT;
  }

  RepublishOptions republish() {
    RepublishOptions.Deadlines defaults = RepublishOptions.Deadlines.DEFAULT;
    Duration stage = millis(Setting.WCS_AGENT_CONNECT_TIMEOUT);
    return new RepublishOptions(
        new RepublishOptions.Tls(
            settings.flag(Setting.WCS_AGENT_SSL),
            settings.optional(Setting.WCS_AGENT_CA).map(Path::of).orElse(null),
            Set.copyOf(settings.list(Setting.WCS_AGENT_PINS))),
        new RepublishOptions.Deadlines(
            stage, stage, stage, defaults.firstMedia(), defaults.farewell()),
        new RepublishOptions.KeepAlive(
            millis(Setting.KEEP_ALIVE_SERVER_INTERVAL),
            settings.integer(Setting.KEEP_ALIVE_PROBES)),
        RepublishOptions.Retry.DEFAULT,
        settings.integer(Setting.WCS_AGENT_MAX_SESSIONS));
  }

  RestOptions rest() {
    return new RestOptions(
        settings.integer(Setting.REST_MAX_BODY_BYTES), settings.text(Setting.REST_CORS_ORIGIN));
  }

  /**
   * The directory of the pages: the one that is set, or {@code site} beside the program, or the one
   * that the build makes.
   *
   * @param program where the classes of the server were loaded from
   */
  Optional<Path> site(Path program) {
    Optional<String> set = settings.optional(Setting.SITE_DIR);
    if (set.isPresent()) {
      return set.map(Path::of);
    }
    List<Path> candidates = new ArrayList<>();
    for (Path at = program.toAbsolutePath(); at.getParent() != null; at = at.getParent()) {
      if (candidates.isEmpty()) {
        candidates.add(at.resolveSibling("site"));
      }
      candidates.add(at.resolveSibling(SITE_IN_SOURCES));
    }
    return candidates.stream()
        .filter(path -> Files.isRegularFile(path.resolve("index.html")))
        .findFirst();
  }

  Duration millis(Setting setting) {
    return Duration.ofMillis(settings.integer(setting));
  }

  private KeepAliveOptions keepAlive() {
    return new KeepAliveOptions(
        KeepAliveOptions.Algorithm.valueOf(settings.text(Setting.KEEP_ALIVE_ALGORITHM)),
        millis(Setting.KEEP_ALIVE_SERVER_INTERVAL),
        settings.integer(Setting.KEEP_ALIVE_PROBES));
  }

  private void add(List<Listener> listeners, Setting setting, Listener.Role role, boolean tls) {
    int port = settings.integer(setting);
    if (port >= 0) {
      listeners.add(new Listener(setting.key(), role, tls, port));
    }
  }
}
