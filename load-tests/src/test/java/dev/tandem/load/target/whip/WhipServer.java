package dev.tandem.load.target.whip;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tandem.server.media.MediaOptions;
import dev.tandem.server.media.TandemMediaEngine;
import dev.tandem.server.media.api.MediaPeer;
import dev.tandem.server.media.api.PeerFailure;
import dev.tandem.server.media.api.PeerOptions;
import dev.tandem.server.media.api.PlayerListener;
import dev.tandem.server.media.api.PlayingPeer;
import dev.tandem.server.media.api.PublisherListener;
import dev.tandem.server.media.api.PublishingPeer;
import dev.tandem.server.media.api.ReceiveTrack;
import dev.tandem.server.media.ice.IceTimeouts;
import dev.tandem.server.media.router.PublisherDeadlines;
import dev.tandem.server.media.srtp.PacketCiphers;
import dev.tandem.server.media.udp.UdpIo;
import dev.tandem.server.signalling.sdp.NegotiationPolicy;
import dev.tandem.server.signalling.sdp.PlayNegotiation;
import dev.tandem.server.signalling.sdp.PublishNegotiation;
import dev.tandem.server.signalling.sdp.SdpException;
import dev.tandem.server.signalling.sdp.SdpParser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A small WHIP and WHEP server on the loopback device, with real media: {@code /whip/NAME}
 * publishes, {@code /whep/NAME} plays, {@code /session/N} is a session.
 */
final class WhipServer implements AutoCloseable {
  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORIZED = 401;
  private static final int NOT_FOUND = 404;

  /** What somebody publishes. */
  private record Source(PublishingPeer peer, List<ReceiveTrack> tracks) {}

  private final TandemMediaEngine engine;
  private final HttpServer http;
  private final String token;
  private final SecureRandom random = new SecureRandom();
  private final AtomicInteger numbers = new AtomicInteger();
  private final Map<String, Source> sources = new ConcurrentHashMap<>();
  private final Map<String, MediaPeer> sessions = new ConcurrentHashMap<>();

  WhipServer(String token) throws IOException {
    this.token = token;
    this.engine = new TandemMediaEngine(options(), PacketCiphers.choose("jdk", System::nanoTime));
    this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.createContext("/", this::handle);
    http.start();
  }

  private static MediaOptions options() {
    return new MediaOptions(
        43_000,
        43_999,
        1,
        InetAddress.getLoopbackAddress(),
        List.of(),
        0,
        0,
        false,
        1 << 20,
        UdpIo.NIO,
        1,
        0,
        IceTimeouts.DEFAULT,
        10_000,
        new PublisherDeadlines(Long.MAX_VALUE, Long.MAX_VALUE));
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + path);
  }

  int sessions() {
    return sessions.size();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String[] path = exchange.getRequestURI().getPath().split("/", -1);
      String given = exchange.getRequestHeaders().getFirst("Authorization");
      if (!token.isEmpty() && !("Bearer " + token).equals(given)) {
        answer(exchange, UNAUTHORIZED, "");
      } else if (exchange.getRequestMethod().equals("DELETE")) {
        MediaPeer ended = sessions.remove(path[2]);
        if (ended != null) {
          ended.close();
        }
        answer(exchange, ended == null ? NOT_FOUND : OK, "");
      } else {
        open(exchange, path[1], path[2]);
      }
    }
  }

  private void open(HttpExchange exchange, String what, String stream) throws IOException {
    String offer = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String session = Integer.toString(numbers.incrementAndGet());
    try {
      Source source = sources.get(stream);
      if (what.equals("whip")) {
        created(exchange, session, publish(offer, session, stream));
      } else if (source != null) {
        created(exchange, session, play(offer, session, stream, source));
      } else {
        answer(exchange, NOT_FOUND, "nobody publishes " + stream);
      }
    } catch (SdpException e) {
      answer(exchange, BAD_REQUEST, String.valueOf(e.getMessage()));
    }
  }

  private String publish(String offer, String session, String stream) throws SdpException {
    PublishNegotiation agreed =
        PublishNegotiation.of(SdpParser.parse(offer), NegotiationPolicy.DEFAULT);
    PublishingPeer peer = engine.openPublisher(PeerOptions.answering(session), new Publishers());
    sessions.put(session, peer);
    sources.put(stream, new Source(peer, agreed.tracks()));
    peer.start(agreed.remote(), agreed.tracks());
    return agreed.answer(peer.local());
  }

  private String play(String offer, String session, String stream, Source source)
      throws SdpException {
    PlayNegotiation agreed =
        PlayNegotiation.of(SdpParser.parse(offer), source.tracks(), stream, random);
    PlayingPeer peer =
        engine.openPlayer(source.peer(), PeerOptions.answering(session), new Players());
    sessions.put(session, peer);
    peer.start(agreed.remote(), agreed.tracks());
    return agreed.answer(peer.local());
  }

  private static void created(HttpExchange exchange, String session, String sdp)
      throws IOException {
    exchange.getResponseHeaders().add("Location", "/session/" + session);
    exchange.getResponseHeaders().add("Content-Type", "application/sdp");
    answer(exchange, CREATED, sdp);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] octets = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, octets.length == 0 ? -1 : octets.length);
    if (octets.length > 0) {
      exchange.getResponseBody().write(octets);
    }
  }

  @Override
  public void close() {
    http.stop(0);
    engine.close();
  }

  private static final class Publishers implements PublisherListener {

    @Override
    public void connected() {}

    @Override
    public void firstMedia() {}

    @Override
    public void failed(PeerFailure failure, String detail) {}
  }

  private static final class Players implements PlayerListener {

    @Override
    public void connected() {}

    @Override
    public void failed(PeerFailure failure, String detail) {}
  }
}
