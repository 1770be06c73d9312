package dev.tandem.conformance.check;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.Predicate;

/** A player that looks at packets; it asks for what was lost and for key frames only when told. */
public final class Viewer extends LiveMedia {
  private static final String PLAY = "when PLAYING is sent: ICE and DTLS are up by then";
  private static final String FORWARDING = "the forwarding of packets from publisher to player";

  private final ViewerOptions options;
  private final MediaReceiver receiver;
  private final Answer answer;

  Viewer(CheckContext context, int server, String name, ViewerOptions options) {
    super(context, server, name, options, "playStream");
    this.options = options;
    this.receiver =
        new MediaReceiver(
            peer(),
            rtcp(),
            options.payloadTypes,
            options.extensionIds,
            context.freshNumber(1L << 32),
            "playStream of " + name);
    context.closeAtEnd(receiver);
    String sdp = OfferWriter.play(peer().localLines(), options);
    signalling().play(id(), name, options.offer.apply(sdp));
    this.answer = signalling().answer(id());
  }

  /** Opens the transport and begins to listen. */
  Viewer begin() {
    if (!options.connects) {
      return this;
    }
    connect(answer);
    receiver.start(options.sendsReports, options.sendsTransportCc);
    if (options.waits) {
      awaitConnected();
      awaitPlaying();
    }
    return this;
  }

  /** Waits for PLAYING. */
  public void awaitPlaying() {
    signalling().status(id(), "PLAYING", context.deadlines().appears(), PLAY);
  }

  /** The answer of the server. */
  public Answer answer() {
    return answer;
  }

  /** The packets that came, in the order in which they came. */
  public Log<MediaPacket> received() {
    return receiver.received();
  }

  /** The first video packet, past or coming. */
  public MediaPacket awaitVideo() {
    return awaitPacket(MediaPacket::isVideo, "a video packet");
  }

  /** The first audio packet, past or coming. */
  public MediaPacket awaitAudio() {
    return awaitPacket(MediaPacket::isAudio, "an audio packet");
  }

  /** The first packet of the first key frame that comes after the mark of {@link #received}. */
  public MediaPacket awaitKeyFrame(long mark) {
    return received()
        .awaitSince(mark, this::beginsKeyFrame, "a key frame", patience(), "key frame requests");
  }

  /** Waits until this many video packets and audio packets came after the mark. */
  public void awaitMore(long mark, int videoPackets, int audioPackets) {
    received()
        .awaitCount(
            mark, videoPackets, MediaPacket::isVideo, "video packets", patience(), FORWARDING);
    received()
        .awaitCount(
            mark, audioPackets, MediaPacket::isAudio, "audio packets", patience(), FORWARDING);
  }

  /** Whether a key frame begins with this packet. */
  public boolean beginsKeyFrame(MediaPacket packet) {
    return packet.isVideo() && KeyFrames.begins(options.codec, packet.rtp().payload());
  }

  /** The SSRC under which audio came last; 0 before the first packet. */
  public long audioSsrc() {
    return receiver.audioSsrc();
  }

  /** The SSRC under which video came last; 0 before the first packet. */
  public long videoSsrc() {
    return receiver.videoSsrc();
  }

  /** Sends PLI for the video that comes. */
  public void requestKeyFrame() {
    note("sends PLI");
    receiver.requestKeyFrame();
  }

  /** Sends NACK for packets of the video that comes. */
  public void nack(int... sequences) {
    note("sends NACK for " + Arrays.toString(sequences));
    receiver.nack(Arrays.stream(sequences).boxed().toList());
  }

  /** Sends stopStream and tears the transport down at once, as the vendor's SDK does. */
  public void stop() {
    signalling().stop(id(), name());
    close();
  }

  /** Breaks off the WebSocket and vanishes from the network, as a client that dies. */
  public void breakOff() {
    receiver.close();
    signalling().drop();
    peer().vanish();
  }

  @Override
  public void close() {
    receiver.close();
    super.close();
  }

  private MediaPacket awaitPacket(Predicate<MediaPacket> condition, String what) {
    return received().await(condition, what, patience(), FORWARDING);
  }

  private Duration patience() {
    return context.deadlines().answer();
  }
}
