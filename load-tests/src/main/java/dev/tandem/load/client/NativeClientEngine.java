package dev.tandem.load.client;

import dev.tandem.load.client.Client.Side;
import dev.tandem.load.measure.GeneratorFigures;
import dev.tandem.load.measure.MediaFigures;
import dev.tandem.load.stream.PreparedStream;
import dev.tandem.server.media.FarPeer;
import dev.tandem.server.media.MediaOptions;
import dev.tandem.server.media.TandemMediaEngine;
import dev.tandem.server.media.api.PeerOptions;
import dev.tandem.server.media.ice.IceRole;
import dev.tandem.server.media.ice.IceTimeouts;
import dev.tandem.server.media.router.PeerSession;
import dev.tandem.server.media.router.PublisherDeadlines;
import dev.tandem.server.media.srtp.PacketCiphers;
import dev.tandem.server.media.udp.UdpIo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;

/** Runs native clients on the media loops of the reference server's media library. */
final class NativeClientEngine implements ClientEngine {
  private static final int PORT_FROM = 42_000;
  private static final int PORT_TO = 60_999;
  private static final int BUFFER_BYTES = 1 << 20;
  private static final int SEGMENTS = 8;

  /**
   * A client that is woken by a packet takes time from whoever sent it on the same machine, as no
   * client at the other end of a network does. When packets arrived the system tells.
   */
  private static final long REST_NS = 500_000;

  private static final long DTLS_DEADLINE_MS = 20_000;

  private final TandemMediaEngine media;
  private final List<ClientLoop> loops;
  private final Semaphore joins;
  private final GeneratorWatch watch;
  private final Set<NativeClient<?>> clients = ConcurrentHashMap.newKeySet();

  NativeClientEngine(ClientOptions options) throws IOException {
    media =
        new TandemMediaEngine(
            mediaOptions(options.loops()),
            PacketCiphers.choose(PacketCiphers.AUTO, System::nanoTime),
            options.profiles());
    loops = IntStream.range(0, options.loops()).mapToObj(_ -> new ClientLoop()).toList();
    joins = new Semaphore(options.joinsAtOnce());
    watch = new GeneratorWatch(options.loops());
  }

  private static MediaOptions mediaOptions(int loops) {
    return new MediaOptions(
        PORT_FROM,
        PORT_TO,
        loops,
        null,
        List.of(),
        0,
        0,
        false,
        BUFFER_BYTES,
        UdpIo.AUTO,
        SEGMENTS,
        UdpIo.AUTO.isNative() ? REST_NS : 0,
        IceTimeouts.DEFAULT,
        DTLS_DEADLINE_MS,
        new PublisherDeadlines(Long.MAX_VALUE, Long.MAX_VALUE));
  }

  @Override
  public SendingClient openSender(String label, Side side, PreparedStream stream)
      throws ClientException {
    return opened(
        new NativeSender(
            this,
            label,
            stream,
            connection ->
                open(
                    label,
                    side,
                    connection,
                    place -> new SenderSession(place, loops.get(place.loop()), stream, label))));
  }

  @Override
  public ReceivingClient openReceiver(String label, Side side, PlaybackOptions options)
      throws ClientException {
    awaitTurn();
    long beganNs = System.nanoTime();
    boolean opened = false;
    try {
      NativeReceiver receiver =
          new NativeReceiver(
              this,
              beganNs,
              connection ->
                  open(
                      label,
                      side,
                      connection,
                      place ->
                          new ReceiverSession(place, loops.get(place.loop()), options, beganNs)));
      opened = true;
      return opened(receiver);
    } finally {
      if (!opened) {
        joined();
      }
    }
  }

  private <C extends NativeClient<?>> C opened(C client) {
    clients.add(client);
    return client;
  }

  private <S extends PeerSession> FarPeer<S> open(
      String label, Side side, Connection connection, FarPeer.SessionFactory<S> sessions)
      throws ClientException {
    IceRole role = side == Side.OFFERING ? IceRole.CONTROLLING : IceRole.CONTROLLED;
    try {
      return media.openFarPeer(new PeerOptions(label, role, false), connection, sessions);
    } catch (UncheckedIOException e) {
      throw new ClientException("no UDP port for another client: " + e.getMessage(), e);
    }
  }

  private void awaitTurn() throws ClientException {
    try {
      joins.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClientException("interrupted while waiting to join", e);
    }
  }

  /** One client is connected, or never will be: another one may join. */
  void joined() {
    joins.release();
  }

  void closed(NativeClient<?> client) {
    clients.remove(client);
  }

  @Override
  public MediaFigures takeFigures() {
    MediaFigures all = new MediaFigures();
    for (int i = 0; i < loops.size(); i++) {
      ClientLoop loop = loops.get(i);
      CompletableFuture<MediaFigures> taken = new CompletableFuture<>();
      media.execute(i, _ -> taken.complete(loop.take()));
      all.add(taken.join());
    }
    return all;
  }

  @Override
  public GeneratorFigures takeGeneratorFigures() {
    return watch.take();
  }

  @Override
  public void close() {
    List.copyOf(clients).forEach(NativeClient::close);
    media.close();
  }
}
