package dev.tandem.server.media.router;

import dev.tandem.server.media.api.PeerFailure;
import dev.tandem.server.media.api.PeerStats;
import dev.tandem.server.media.api.RtpFormat.Feedback;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A publisher with a camera and a microphone, and the server's session with it. */
final class Publisher implements PublisherEvents {
  final PublisherSession session;
  final FakeTransport transport;
  final Source video;
  final Source audio;
  final List<PeerFailure> failures = new ArrayList<>();
  PeerStats stats = PeerStats.NONE;
  int firstMedia;
  String videoFormat = "";
  private final LoopContext loop;
  private final Timeline timeline;
  private boolean together;

  Publisher(
      LoopContext loop, Timeline timeline, PublisherDeadlines deadlines, Set<Feedback> feedback) {
    this.loop = loop;
    this.timeline = timeline;
    var opened = new ArrayList<FakeTransport>();
    session =
        new PublisherSession(
            "cname",
            loop,
            this,
            deadlines,
            timeline,
            listener -> {
              opened.add(new FakeTransport(listener));
              return opened.getFirst();
            });
    transport = opened.getFirst();
    var wide = new Source.Counter();
    video = new Source(this, timeline, wide, 0xcafe0001, Formats.VP8, 90_000);
    audio = new Source(this, timeline, wide, 0xcafe0002, Formats.OPUS, 48_000);
    timeline.add(session);
    session.start(Bench.REMOTE, Formats.published(feedback), timeline.nowNs());
  }

  void connect() {
    transport.connect(timeline.nowNs());
    timeline.advanceMs(0);
  }

  /** Has the server take a packet and send on at once. */
  void receive(byte[] packet, int length) {
    session.receiveRtp(packet, 0, length, timeline.nowNs());
    if (!together) {
      loop.forwardAll(timeline.nowNs());
    }
  }

  /** Has what is sent meanwhile arrive at the same time. */
  void together(Runnable sending) {
    together = true;
    sending.run();
    together = false;
    loop.forwardAll(timeline.nowNs());
  }

  /** What the publisher was told so far. */
  RtcpNotes told() {
    return RtcpNotes.of(transport.rtcp);
  }

  @Override
  public void firstMedia() {
    firstMedia++;
  }

  @Override
  public void videoFormat(int width, int height) {
    videoFormat = width + "x" + height;
  }

  @Override
  public void connected() {}

  @Override
  public void failed(PeerFailure failure, String detail) {
    failures.add(failure);
  }

  @Override
  public void stats(PeerStats latest) {
    stats = latest;
  }
}
