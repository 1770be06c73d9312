package dev.tandem.server.media.router;

import dev.tandem.server.media.api.PeerStats;
import dev.tandem.server.media.api.RemoteTransport;
import dev.tandem.server.media.api.SendTrack;
import dev.tandem.server.media.counters.DropReason;
import dev.tandem.server.media.feedback.BandwidthEstimator;
import dev.tandem.server.media.rtcp.RtcpHandler;
import dev.tandem.server.media.transport.MediaTransport;
import java.util.List;

/** One player on its media loop: its tracks, the RTCP it sends, and reports to it. */
public final class SubscriberSession implements PeerSession {
  private static final long REPORT_INTERVAL_NS = 1_000_000_000L;
  private static final long FIRST_REPORT_NS = 20_000_000L;

  private final Feed source;
  private final LoopContext loop;
  private final SubscriberEvents events;
  private final Wakeups wakeups;
  private final MediaTransport transport;
  private final byte[] cname;
  private final PlayerFeedback feedback = new PlayerFeedback();
  private final BandwidthWatch watch = new BandwidthWatch();
  final BandwidthEstimator bandwidth = new BandwidthEstimator();
  private SubscriberTrack[] tracks = {};
  private boolean joined;
  private int transportSequence;
  private long nextReportNs;
  private long packetsLost;
  private long nacks;
  private long plis;
  private double rttMs = -1;

  public SubscriberSession(
      Feed source,
      LoopContext loop,
      SubscriberEvents events,
      Wakeups wakeups,
      TransportFactory transports) {
    this.source = source;
    this.loop = loop;
    this.events = events;
    this.wakeups = wakeups;
    this.cname = source.cname();
    this.transport = transports.open(new TransportEvents(events, this, this::connected));
  }

  MediaTransport transport() {
    return transport;
  }

  /** Starts the transport and subscribes to the source's tracks of the same kinds. */
  public void start(RemoteTransport remote, List<SendTrack> sendTracks, long nowNs) {
    List<SourceTrack> offered = source.join();
    joined = true;
    tracks =
        sendTracks.stream()
            .flatMap(spec ->
                offered.stream()
                    .filter(t -> t.spec().kind() == spec.kind())
                    .map(t -> new SubscriberTrack(spec, t, this, loop)))
            .toArray(SubscriberTrack[]::new);
    for (SubscriberTrack track : tracks) {
      track.source().add(track);
    }
    transport.start(remote, nowNs);
    wakeups.wakeAt(this, nowNs);
  }

  @Override
  public void end() {
    for (SubscriberTrack track : tracks) {
      track.source().remove(track);
    }
    tracks = new SubscriberTrack[0];
    if (joined) {
      joined = false;
      source.leave();
    }
    transport.close();
  }

  private void connected(long nowNs) {
    nextReportNs = nowNs + REPORT_INTERVAL_NS;
    wakeups.wakeAt(this, nextReportNs);
    for (SubscriberTrack track : tracks) {
      track.source().begin(track, nowNs);
    }
  }

  /** Has the first sender report of a track go out soon: players need it for lip sync. */
  void reportSoon(long nowNs) {
    nextReportNs = Math.min(nextReportNs, nowNs + FIRST_REPORT_NS);
    wakeups.wakeAt(this, nextReportNs);
  }

  int nextTransportSequence(ExtensionPlan plan) {
    if (plan.hasTransportSequence()) {
      transportSequence = (transportSequence + 1) & 0xffff;
    }
    return transportSequence;
  }

  @Override
  public void receiveRtp(byte[] buffer, int offset, int length, long nowNs) {
    loop.counters.dropped(DropReason.RTP_UNEXPECTED);
  }

  @Override
  public void receiveRtcp(byte[] buffer, int offset, int length, long nowNs) {
    feedback.nowNs = nowNs;
    loop.readRtcp(transport, buffer, offset, length, feedback);
  }

  @Override
  public long poll(long nowNs) {
    long next = transport.poll(nowNs);
    if (!transport.isConnected()) {
      return next;
    }
    if (nowNs >= nextReportNs) {
      nextReportNs = nowNs + REPORT_INTERVAL_NS;
      report(nowNs);
    }
    return Math.min(next, nextReportNs);
  }

  private void report(long nowNs) {
    loop.rtcp.begin(loop.out, 0, LoopContext.MAX_PACKET - 64);
    for (SubscriberTrack track : tracks) {
      track.writeSenderReport(cname, nowNs);
    }
    if (loop.rtcp.length() > 0) {
      transport.sendRtcp(loop.out, 0, loop.rtcp.length());
    }
    PeerStats stats = stats(nowNs);
    events.stats(stats);
    watch.check(stats, nowNs, events);
  }

  private PeerStats stats(long nowNs) {
    long packets = 0;
    long octets = 0;
    long videoBps = 0;
    long audioBps = 0;
    VideoWatch video = null;
    for (SubscriberTrack track : tracks) {
      packets += track.traffic.packets();
      octets += track.traffic.octets();
      if (track.source().isVideo()) {
        videoBps = track.traffic.bps(nowNs);
        video = track.source().video;
      } else {
        audioBps = track.traffic.bps(nowNs);
      }
    }
    return new PeerStats(
        packets,
        octets,
        packetsLost,
        videoBps,
        audioBps,
        video == null ? 0 : video.framesPerSecond(nowNs),
        nacks,
        plis,
        video == null ? 0 : video.keyFrames(),
        rttMs >= 0 ? rttMs : transport.rttMs(),
        bandwidth.estimateBps(),
        video == null ? 0 : video.width(),
        video == null ? 0 : video.height(),
        transport.remoteAddress());
  }

  /** What the player reports and asks for. */
  private final class PlayerFeedback implements RtcpHandler {
    private long nowNs;

    @Override
    public void reportBlock(
        int reporter,
        int ssrc,
        int fractionLost,
        int cumulativeLost,
        long highestSequence,
        long jitter,
        int lastReport,
        int delaySinceLastReport) {
      for (SubscriberTrack track : tracks) {
        if (track.ssrc() == ssrc) {
          double measured = track.roundTrip.rttMs(lastReport, delaySinceLastReport, nowNs);
          rttMs = measured >= 0 ? measured : rttMs;
          if (track.source().isVideo()) {
            packetsLost = Math.max(0, cumulativeLost);
            bandwidth.loss(fractionLost, nowNs);
          }
        }
      }
    }

    @Override
    public void nack(int sender, int mediaSsrc, int pid, int blp) {
      for (SubscriberTrack track : tracks) {
        if (track.ssrc() == mediaSsrc) {
          resend(track, pid, blp);
        }
      }
    }

    private void resend(SubscriberTrack track, int pid, int blp) {
      nacks++;
      track.resend(pid, nowNs);
      for (int bit = 0; bit < 16; bit++) {
        if ((blp & (1 << bit)) != 0) {
          nacks++;
          track.resend((pid + bit + 1) & 0xffff, nowNs);
        }
      }
    }

    @Override
    public void pli(int sender, int mediaSsrc) {
      keyFrameWanted(mediaSsrc);
    }

    @Override
    public void fir(int sender, int mediaSsrc, int sequence) {
      keyFrameWanted(mediaSsrc);
    }

    private void keyFrameWanted(int mediaSsrc) {
      plis++;
      for (SubscriberTrack track : tracks) {
        if (track.ssrc() == mediaSsrc && track.source().isVideo()) {
          track.source().requestKeyFrame(nowNs);
        }
      }
    }

    @Override
    public void remb(int sender, long bps) {
      bandwidth.remb(bps, nowNs);
    }

    @Override
    public void transportFeedback(byte[] buffer, int offset, int length) {
      bandwidth.feedback(buffer, offset, length, nowNs);
    }
  }
}
