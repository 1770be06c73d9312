package dev.tandem.server.media;

import dev.tandem.server.media.api.LocalTransport;
import dev.tandem.server.media.api.PeerFailure;
import dev.tandem.server.media.api.PeerOptions;
import dev.tandem.server.media.api.PlayerListener;
import dev.tandem.server.media.api.PlayingPeer;
import dev.tandem.server.media.api.PublisherListener;
import dev.tandem.server.media.api.PublishingPeer;
import dev.tandem.server.media.api.ReceiveTrack;
import dev.tandem.server.media.api.RemoteTransport;
import dev.tandem.server.media.api.RtpFormat;
import dev.tandem.server.media.api.RtpFormat.Feedback;
import dev.tandem.server.media.api.SendTrack;
import dev.tandem.server.media.api.SendTrack.FormatMapping;
import dev.tandem.server.media.ice.IceCandidate;
import dev.tandem.server.media.rtp.Codec;
import dev.tandem.server.media.rtp.ExtensionIds;
import dev.tandem.server.media.rtp.HeaderExtension;
import dev.tandem.server.media.rtp.MediaKind;
import dev.tandem.server.media.rtp.RtpHeaderWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A stream that is published and played within this process, over real ICE, DTLS, SRTP and loopback
 * sockets.
 *
 * <pre>
 *   sender --loopback--&gt; publisher =router=&gt; player --loopback--&gt; receiver
 * </pre>
 */
final class LoopbackStream implements AutoCloseable {
  static final PublisherListener IGNORE_PUBLISHER = new IgnorePublisher();
  static final PlayerListener IGNORE_PLAYER = new IgnorePlayer();

  private static final int PACKET_OCTETS = 1_000;
  private static final int VP8 = 96;
  private static final int TRANSPORT_CC_ID = 3;
  private static final int FRAME_TICKS = 3_000;
  private static final long SSRC = 0x7a6d0001L;
  private static final String LABEL = "loopback";

  private static final ExtensionIds EXTENSIONS =
      new ExtensionIds(Map.of(HeaderExtension.TRANSPORT_CC, TRANSPORT_CC_ID));
  private static final RtpFormat FORMAT =
      new RtpFormat(
          VP8, Codec.VP8, 90_000, 1, "", -1, Set.of(Feedback.TRANSPORT_CC, Feedback.NACK_PLI));

  private final TandemMediaEngine engine;
  private final PublishingPeer publisher;
  private final FarPeer<LoopbackPeer> sender;

  /** Begins to publish what the script writes, {@code burst} packets every half millisecond. */
  LoopbackStream(
      TandemMediaEngine engine, PublisherListener listener, LoopbackPeer.Script script, int burst) {
    this.engine = engine;
    publisher = engine.openPublisher(PeerOptions.answering(LABEL), listener);
    sender =
        engine.openFarPeer(
            publisher,
            PeerOptions.offering(LABEL),
            place -> new LoopbackPeer(place, script, PACKET_OCTETS, burst));
    publisher.start(
        remote(sender.local(), false),
        List.of(new ReceiveTrack(MediaKind.VIDEO, "0", List.of(FORMAT), EXTENSIONS, List.of())));
    sender.start(remote(publisher.local(), true));
  }

  /** Writes the headers of VP8 packets, each a key frame of its own. */
  static LoopbackPeer.Script videoFrames() {
    RtpHeaderWriter header = new RtpHeaderWriter();
    return (packet, sequence) -> {
      int timestamp = sequence * FRAME_TICKS;
      header.begin(packet, 0, true, VP8, sequence & 0xffff, timestamp, (int) SSRC);
      header.extension(TRANSPORT_CC_ID, sequence & 0xffff, 2);
      return header.finish();
    };
  }

  PublishingPeer publisher() {
    return publisher;
  }

  /** Begins to play the stream. */
  Player play(PlayerListener listener) {
    PlayingPeer player = engine.openPlayer(publisher, PeerOptions.offering(LABEL), listener);
    FarPeer<LoopbackPeer> receiver =
        engine.openFarPeer(
            publisher,
            PeerOptions.answering(LABEL),
            place -> new LoopbackPeer(place, LoopbackPeer.Script.SILENT, PACKET_OCTETS, 1));
    List<FormatMapping> formats = List.of(new FormatMapping(VP8, FORMAT));
    player.start(
        remote(receiver.local(), true),
        List.of(new SendTrack(MediaKind.VIDEO, "0", formats, EXTENSIONS, SSRC, SSRC + 1)));
    receiver.start(remote(player.local(), false));
    return new Player(player, receiver);
  }

  private RemoteTransport remote(LocalTransport far, boolean dtlsClient) {
    List<IceCandidate> reachable =
        far.candidates().stream().map(engine::onThisMachine).distinct().toList();
    return new RemoteTransport(far.ice(), List.of(far.fingerprint()), dtlsClient, reachable);
  }

  @Override
  public void close() {
    sender.close();
    publisher.close();
  }

  /**
   * One who plays the stream.
   *
   * @param peer the server's side
   * @param receiver the far end
   */
  record Player(PlayingPeer peer, FarPeer<LoopbackPeer> receiver) implements AutoCloseable {

    int received() {
      return receiver.session().received();
    }

    @Override
    public void close() {
      receiver.close();
      peer.close();
    }
  }

  private static final class IgnorePublisher implements PublisherListener {

    @Override
    public void connected() {}

    @Override
    public void firstMedia() {}

    @Override
    public void failed(PeerFailure failure, String detail) {}
  }

  private static final class IgnorePlayer implements PlayerListener {

    @Override
    public void connected() {}

    @Override
    public void failed(PeerFailure failure, String detail) {}
  }
}
