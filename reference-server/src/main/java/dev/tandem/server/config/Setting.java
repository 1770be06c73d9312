package dev.tandem.server.config;

import static dev.tandem.server.config.SettingGroup.DEADLINES;
import static dev.tandem.server.config.SettingGroup.LISTENERS;
import static dev.tandem.server.config.SettingGroup.MEDIA;
import static dev.tandem.server.config.SettingGroup.OPERATION;
import static dev.tandem.server.config.SettingGroup.REPUBLISHING;
import static dev.tandem.server.config.SettingGroup.SIGNALLING;
import static dev.tandem.server.config.SettingGroup.TLS;
import static dev.tandem.server.config.SettingGroup.WEB;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Every setting: its key in {@code flashphoner.properties}, form, default and meaning. */
public enum Setting {
  WS_PORT(LISTENERS, "ws.port", SettingType.PORT, "8080", "TCP port of ws:// signalling."),
  WSS_PORT(LISTENERS, "wss.port", SettingType.PORT, "8443", "TCP port of wss:// signalling."),
  HTTP_PORT(
      LISTENERS, "http.port", SettingType.PORT, "8081", "TCP port of REST, pages and health."),
  HTTPS_PORT(LISTENERS, "https.port", SettingType.PORT, "8444", "The same as http.port, over TLS."),
  HTTP_ALIAS_PORT(
      LISTENERS,
      "http.alias.port",
      SettingType.PORT,
      "off",
      "A second HTTP port for clients that still use the port of older WCS versions, 9091."),
  BIND_ADDRESS(
      LISTENERS,
      "bind.address",
      SettingType.BIND,
      "",
      "Local address of the TCP ports above; empty: all addresses."),

  TLS_CERTIFICATE(
      TLS,
      "tls.certificate",
      SettingType.PATH,
      "",
      "Certificate chain (PEM), or a PKCS #12 file (.p12, .pfx). Empty: a self-signed one is made"
          + " at the first start and kept in state.dir."),
  TLS_KEY(
      TLS,
      "tls.key",
      SettingType.PATH,
      "",
      "Private key of a PEM certificate (PEM, PKCS #8). Empty: it stands in tls.certificate."),
  TLS_PASSWORD(TLS, "tls.password", SettingType.TEXT, "", "Password of a PKCS #12 file."),
  STATE_DIR(
      TLS,
      "state.dir",
      SettingType.PATH,
      "",
      "Where the self-signed certificate is kept. Empty: .local/state/tandem in the home"
          + " directory."),

  IP(
      MEDIA,
      "ip",
      SettingType.ADDRESSES,
      "",
      "Addresses that are announced to browsers and other servers as ICE candidates; the public"
          + " ones where this machine stands behind NAT. Empty: all addresses of this machine."),
  IP_LOCAL(
      MEDIA,
      "ip_local",
      SettingType.BIND,
      "",
      "Local address that media ports are bound to; empty: all addresses."),
  MEDIA_PORT_FROM(
      MEDIA,
      "media_port_from",
      SettingType.integer(1, 65535),
      "31001",
      "First port for media. Each media loop takes one UDP port, so that a firewall has to open as"
          + " many ports as there are loops."),
  MEDIA_PORT_TO(
      MEDIA, "media_port_to", SettingType.integer(1, 65535), "32000", "Last port for media."),
  MEDIA_LOOPS(
      MEDIA,
      "media_loops",
      SettingType.integer(0, 256),
      "0",
      "Number of media loops (thread and UDP port each); 0: one for each processor."),
  MEDIA_SOCKET_BUFFER_BYTES(
      MEDIA,
      "media_socket_buffer_bytes",
      SettingType.integer(65_536, 67_108_864),
      "4194304",
      "Wanted size of each media socket's buffers; the system may give less."),
  SRTP_CIPHER(
      MEDIA,
      "srtp_cipher",
      SettingType.oneOf("auto", "ipsec-mb", "boringssl", "openssl", "jdk"),
      "auto",
      "Which library encrypts media; auto: the fastest on this machine, measured at the start. Each"
          + " but jdk has to be installed (Debian: libipsec-mb1, android-libboringssl, libssl3)."),
  UDP_IO(
      MEDIA,
      "udp_io",
      SettingType.oneOf("auto", "native", "nio"),
      "auto",
      "How media ports reach the system: by the calls of Linux (native), by the channels of Java"
          + " (nio), or by the first of these that works here."),
  UDP_SEGMENTS(
      MEDIA,
      "udp_segments",
      SettingType.integer(1, 64),
      "8",
      "So many packets to one player may leave in one call (UDP segmentation offload, with udp_io"
          + " native). More save work and make bursts that shallow queues lose; 1: none."),
  ICE_TCP_TRANSPORT(
      MEDIA,
      "ice_tcp_transport",
      SettingType.FLAG,
      "false",
      "Whether all answers carry ICE-TCP candidates (RFC 6544) beside the UDP ones. Streams that"
          + " ask for transport TCP get them in any case."),

  ICE_CONNECT_TIMEOUT(
      DEADLINES,
      "ice_connect_timeout",
      SettingType.millis(500, 600_000),
      "15000",
      "A peer without a working candidate pair after this time fails (Failed by ICE timeout)."),
  ICE_CONSENT_INTERVAL(
      DEADLINES,
      "ice_consent_interval",
      SettingType.millis(100, 60_000),
      "5000",
      "How often consent to send is renewed (RFC 7675)."),
  ICE_CONSENT_TIMEOUT(
      DEADLINES,
      "ice_consent_timeout",
      SettingType.millis(500, 600_000),
      "30000",
      "A peer that has not renewed consent for this time fails (Failed by ICE keep alive)."),
  DTLS_TIMEOUT(
      DEADLINES,
      "dtls_timeout",
      SettingType.millis(500, 600_000),
      "10000",
      "A DTLS handshake that takes longer fails (Failed by DTLS error)."),
  FIRST_MEDIA_TIMEOUT(
      DEADLINES,
      "first_media_timeout",
      SettingType.millisOrOff(500, 600_000),
      "15000",
      "A publisher that is connected and sends no media for this time fails (Failed by RTP"
          + " activity)."),
  RTP_ACTIVITY_TIMEOUT(
      DEADLINES,
      "rtp_activity_timeout",
      SettingType.millisOrOff(500, 86_400_000),
      "60000",
      "A publisher that stops sending media for this time fails (Failed by RTP activity)."),

  KEEP_ALIVE_ALGORITHM(
      SIGNALLING,
      "keep_alive.algorithm",
      SettingType.oneOf("HIGH_LEVEL", "INTERNAL", "NONE"),
      "HIGH_LEVEL",
      "How connections are kept alive: ping messages, WebSocket control pings, or not at all."),
  KEEP_ALIVE_SERVER_INTERVAL(
      SIGNALLING,
      "keep_alive.server_interval",
      SettingType.millis(100, 600_000),
      "5000",
      "Time between two pings."),
  KEEP_ALIVE_PROBES(
      SIGNALLING,
      "keep_alive.probes",
      SettingType.integer(1, 1000),
      "10",
      "A connection that has left this many pings unanswered is closed."),
  WS_MAX_MESSAGE_BYTES(
      SIGNALLING,
      "ws.max_message_bytes",
      SettingType.integer(16_384, 16_777_216),
      "1048576",
      "Longer signalling messages close the connection (WebSocket status 1009)."),
  MAX_CONNECTIONS(
      SIGNALLING,
      "max_connections",
      SettingType.integer(1, 1_000_000),
      "10000",
      "WebSocket connections beyond this number are refused."),
  MAX_STREAMS_PER_CONNECTION(
      SIGNALLING,
      "max_streams_per_connection",
      SettingType.integer(1, 100_000),
      "100",
      "Streams beyond this number in one connection fail (Failed by error)."),

  WCS_AGENT_SSL(
      REPUBLISHING,
      "wcs_agent_ssl",
      SettingType.FLAG,
      "false",
      "Whether /pull/push and /pull/pull may use wss:// targets. Has to be true on both servers."),
  WCS_AGENT_PORT_FROM(
      REPUBLISHING,
      "wcs_agent_port_from",
      SettingType.integer(0, 65535),
      "0",
      "First UDP port for the media of pushes and pulls; 0: any free ports."),
  WCS_AGENT_PORT_TO(
      REPUBLISHING,
      "wcs_agent_port_to",
      SettingType.integer(0, 65535),
      "0",
      "Last UDP port for the media of pushes and pulls."),
  WCS_AGENT_CA(
      REPUBLISHING,
      "wcs_agent_ca",
      SettingType.PATH,
      "",
      "Certificates (PEM) that wss:// targets are verified against in addition to the public"
          + " authorities."),
  WCS_AGENT_PINS(
      REPUBLISHING,
      "wcs_agent_pins",
      SettingType.PINS,
      "",
      "Targets with one of these certificates are trusted without further verification. Print a"
          + " digest with openssl x509 -noout -fingerprint -sha256 -in FILE."),
  WCS_AGENT_CONNECT_TIMEOUT(
      REPUBLISHING,
      "wcs_agent_connect_timeout",
      SettingType.millis(100, 600_000),
      "10000",
      "A target that has not accepted a connection, or an answer that has not come, after this"
          + " time is an error."),
  WCS_AGENT_MAX_SESSIONS(
      REPUBLISHING,
      "wcs_agent_max_sessions",
      SettingType.integer(1, 100_000),
      "1000",
      "Pushes and pulls beyond this number are refused."),

  SITE_DIR(
      WEB,
      "site.dir",
      SettingType.PATH,
      "",
      "Directory of the pages. Empty: site beside the program, or the pages built in the source"
          + " tree."),
  REST_MAX_BODY_BYTES(
      WEB,
      "rest.max_body_bytes",
      SettingType.integer(1024, 16_777_216),
      "1048576",
      "Longer REST request bodies are refused with 413."),
  REST_CORS_ORIGIN(
      WEB,
      "rest.cors_origin",
      SettingType.TEXT,
      "*",
      "Pages of this origin may call REST (Access-Control-Allow-Origin); empty: none."),

  LOG_LEVEL(
      OPERATION,
      "log.level",
      SettingType.oneOf("TRACE", "DEBUG", "INFO", "WARN", "ERROR"),
      "INFO",
      "Log messages of this level and above are written."),
  LOG_LEVELS(
      OPERATION,
      "log.levels",
      SettingType.LEVELS,
      "",
      "Levels of single loggers, such as dev.tandem.server.republish=DEBUG."),
  LOG_FORMAT(
      OPERATION,
      "log.format",
      SettingType.oneOf("text", "json"),
      "text",
      "Lines for people, or one JSON object for each event."),
  DRAIN_TIMEOUT(
      OPERATION,
      "drain_timeout",
      SettingType.millis(100, 600_000),
      "5000",
      "After SIGTERM the server ends at the latest after this time.");

  /** The start of every environment variable that carries a setting. */
  public static final String ENVIRONMENT_PREFIX = "TANDEM_";

  private final SettingGroup group;
  private final String key;

  @SuppressWarnings("ImmutableEnumChecker") // types are constants with stateless parsers
  private final SettingType type;

  private final String defaultText;
  private final String doc;

  Setting(SettingGroup group, String key, SettingType type, String defaultText, String doc) {
    this.group = group;
    this.key = key;
    this.type = type;
    this.defaultText = defaultText;
    this.doc = doc;
  }

  /** The setting with this key. */
  public static Optional<Setting> ofKey(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key.equals(key)).findFirst();
  }

  public SettingGroup group() {
    return group;
  }

  /** The key, as in {@code flashphoner.properties}. */
  public String key() {
    return key;
  }

  /** The expected form, in words. */
  public String expected() {
    return type.expected();
  }

  public String defaultText() {
    return defaultText;
  }

  /** One sentence or two for people. */
  public String doc() {
    return doc;
  }

  /** The environment variable that carries this setting. */
  public String environmentName() {
    return ENVIRONMENT_PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_');
  }

  /** Whether the value must not be printed. */
  public boolean secret() {
    return this == TLS_PASSWORD;
  }

  SettingType type() {
    return type;
  }
}
