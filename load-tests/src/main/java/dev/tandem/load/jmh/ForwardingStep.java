package dev.tandem.load.jmh;

import dev.tandem.server.media.api.MediaEngine;
import dev.tandem.server.media.api.PeerFailure;
import dev.tandem.server.media.api.PeerStats;
import dev.tandem.server.media.api.ReceiveTrack;
import dev.tandem.server.media.api.RemoteTransport;
import dev.tandem.server.media.api.RtpFormat;
import dev.tandem.server.media.api.RtpFormat.Feedback;
import dev.tandem.server.media.api.SendTrack;
import dev.tandem.server.media.api.SendTrack.FormatMapping;
import dev.tandem.server.media.counters.DropReason;
import dev.tandem.server.media.counters.LoopCounters;
import dev.tandem.server.media.ice.IceCredentials;
import dev.tandem.server.media.router.LoopContext;
import dev.tandem.server.media.router.PublisherDeadlines;
import dev.tandem.server.media.router.PublisherEvents;
import dev.tandem.server.media.router.PublisherSession;
import dev.tandem.server.media.router.SubscriberEvents;
import dev.tandem.server.media.router.SubscriberSession;
import dev.tandem.server.media.rtp.Codec;
import dev.tandem.server.media.rtp.ExtensionIds;
import dev.tandem.server.media.rtp.HeaderExtension;
import dev.tandem.server.media.rtp.MediaKind;
import dev.tandem.server.media.srtp.PacketCipherProvider;
import dev.tandem.server.media.srtp.SrtpProfile;
import dev.tandem.server.media.srtp.SrtpSender;
import dev.tandem.server.media.transport.TransportListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The server's own path from a publisher's SRTP packets to the SRTP packets of its players: router,
 * history, header rewriting and ciphers as in {@link MediaEngine}, without ICE, DTLS and threads.
 */
final class ForwardingStep {
  /** Packets that arrive together, as those of a frame do. */
  static final int RUN = 10;

  private static final int VP8 = 96;
  private static final int TRANSPORT_CC = 3;
  private static final RemoteTransport REMOTE =
      new RemoteTransport(
          new IceCredentials("ufrag", "a password of some length"), List.of(), false, List.of());
  private static final ExtensionIds EXTENSIONS =
      new ExtensionIds(Map.of(HeaderExtension.TRANSPORT_CC, TRANSPORT_CC));
  private static final RtpFormat FORMAT =
      new RtpFormat(
          VP8, Codec.VP8, 90_000, 1, "", -1, Set.of(Feedback.TRANSPORT_CC, Feedback.NACK_PLI));

  private final LoopCounters counters = new LoopCounters();
  private final LoopContext loop = new LoopContext(counters, new SplittableRandom(1), () -> {});
  private final List<StepTransport> players = new ArrayList<>();
  private final PacketCipherProvider ciphers;
  private final int octets;
  private final Exit exit;
  private final PublisherSession publisher;
  private final StepTransport source;
  private long nowNs = 1_000_000_000L;

  /** The server's own protection of packets. */
  ForwardingStep(PacketCipherProvider ciphers, int octets, int playerCount, Exit exit) {
    this(ciphers, octets, playerCount, exit, ssrc -> own(ciphers, exit));
  }

  /** With a protection of players' packets by another library. */
  ForwardingStep(
      PacketCipherProvider ciphers,
      int octets,
      int playerCount,
      Exit exit,
      Protection.Maker protections) {
    this.ciphers = ciphers;
    this.octets = octets;
    this.exit = exit;
    StepTransport[] opened = new StepTransport[1];
    publisher =
        new PublisherSession(
            "cname",
            loop,
            new IgnorePublisher(),
            new PublisherDeadlines(Long.MAX_VALUE, Long.MAX_VALUE),
            (session, atNs) -> {},
            listener -> opened[0] = transport(listener, (h, o, l, text) -> 0, 0));
    source = opened[0];
    publisher.start(
        REMOTE,
        List.of(new ReceiveTrack(MediaKind.VIDEO, "0", List.of(FORMAT), EXTENSIONS, List.of())),
        nowNs);
    source.connect(nowNs);
    for (int i = 0; i < playerCount; i++) {
      addPlayer(i, protections);
    }
  }

  static Protection own(PacketCipherProvider ciphers, Exit exit) {
    SrtpProfile profile = Ciphers.GCM;
    SrtpSender sender =
        new SrtpSender(profile, Ciphers.key(profile), Ciphers.salt(profile), ciphers);
    return (header, offset, length, text) ->
        sender.protectRtp(header, offset, length, text, exit.buffer(), exit.place());
  }

  private StepTransport transport(TransportListener listener, Protection protection, int number) {
    return new StepTransport(ciphers, listener, octets, protection, exit, number);
  }

  private void addPlayer(int number, Protection.Maker protections) {
    int ssrc = 1000 + number;
    SubscriberSession session =
        new SubscriberSession(
            publisher,
            loop,
            new IgnorePlayer(),
            (peer, atNs) -> {},
            listener -> {
              StepTransport transport = transport(listener, protections.make(ssrc), number);
              players.add(transport);
              return transport;
            });
    List<FormatMapping> formats = List.of(new FormatMapping(VP8, FORMAT));
    session.start(
        REMOTE,
        List.of(new SendTrack(MediaKind.VIDEO, "0", formats, EXTENSIONS, ssrc, ssrc + 1)),
        nowNs);
    players.getLast().connect(nowNs);
  }

  /** Has a run of packets come in and go out to all players. */
  void run() {
    nowNs += 10_000_000;
    for (int i = 0; i < RUN; i++) {
      byte[] packet = source.next();
      publisher.receiveRtp(packet, 0, packet.length, nowNs);
    }
    loop.forwardAll(nowNs);
  }

  /** Packets that have gone out to all players together. */
  long sent() {
    return players.stream().mapToLong(StepTransport::sent).sum();
  }

  long dropped(DropReason reason) {
    return counters.drops(reason);
  }

  private static class IgnorePlayer implements SubscriberEvents {

    @Override
    public void connected() {}

    @Override
    public void failed(PeerFailure failure, String detail) {}

    @Override
    public void stats(PeerStats stats) {}

    @Override
    public void notEnoughBandwidth(long estimateBps, long neededBps) {}
  }

  private static final class IgnorePublisher extends IgnorePlayer implements PublisherEvents {

    @Override
    public void firstMedia() {}

    @Override
    public void videoFormat(int width, int height) {}
  }
}
