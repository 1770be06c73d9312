package dev.tandem.server.media.router;

import dev.tandem.server.media.api.PeerFailure;
import dev.tandem.server.media.api.PeerStats;
import dev.tandem.server.media.api.SendTrack;
import dev.tandem.server.media.rtcp.RtcpWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A player and the server's session with it. */
final class Player implements SubscriberEvents {
  static final int OWN_SSRC = 1;

  final SubscriberSession session;
  final FakeTransport transport;
  final int audioSsrc;
  final int videoSsrc;
  final List<Long> shortages = new ArrayList<>();
  PeerStats stats = PeerStats.NONE;
  private final Timeline timeline;

  Player(LoopContext loop, Timeline timeline, Feed feed, List<SendTrack> tracks) {
    this.timeline = timeline;
    var opened = new ArrayList<FakeTransport>();
    session =
        new SubscriberSession(
            feed,
            loop,
            this,
            timeline,
            listener -> {
              opened.add(new FakeTransport(listener));
              return opened.getFirst();
            });
    transport = opened.getFirst();
    audioSsrc = (int) tracks.getFirst().ssrc();
    videoSsrc = (int) tracks.getLast().ssrc();
    timeline.add(session);
    session.start(Bench.REMOTE, tracks, timeline.nowNs());
  }

  void connect() {
    transport.connect(timeline.nowNs());
    timeline.advanceMs(0);
  }

  void leave() {
    session.end();
    timeline.remove(session);
  }

  List<Rtp> video() {
    return received(videoSsrc);
  }

  List<Rtp> audio() {
    return received(audioSsrc);
  }

  List<Rtp> retransmissions() {
    return received(videoSsrc + 1);
  }

  private List<Rtp> received(int ssrc) {
    return transport.rtp.stream().filter(packet -> packet.ssrc() == ssrc).toList();
  }

  /** What the player was told so far. */
  RtcpNotes told() {
    return RtcpNotes.of(transport.rtcp);
  }

  void pli() {
    send(writer -> writer.pli(OWN_SSRC, videoSsrc));
  }

  void fir() {
    send(writer -> writer.fir(OWN_SSRC, videoSsrc, 1));
  }

  void remb(long bps) {
    send(writer -> writer.remb(OWN_SSRC, bps, new int[] {videoSsrc}, 1));
  }

  void nack(int... sequences) {
    send(writer -> writer.nack(OWN_SSRC, videoSsrc, sequences, sequences.length));
  }

  void send(Consumer<RtcpWriter> what) {
    byte[] out = new byte[1200];
    RtcpWriter writer = new RtcpWriter();
    writer.begin(out, 0, out.length);
    what.accept(writer);
    session.receiveRtcp(out, 0, writer.length(), timeline.nowNs());
    timeline.advanceMs(0);
  }

  @Override
  public void notEnoughBandwidth(long estimateBps, long neededBps) {
    shortages.add(timeline.nowNs() / Timeline.MS);
  }

  @Override
  public void connected() {}

  @Override
  public void failed(PeerFailure failure, String detail) {}

  @Override
  public void stats(PeerStats latest) {
    stats = latest;
  }
}
