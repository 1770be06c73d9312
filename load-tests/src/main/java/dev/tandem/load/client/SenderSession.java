package dev.tandem.load.client;

import dev.tandem.load.measure.Counter;
import dev.tandem.load.stream.PreparedStream;
import dev.tandem.load.stream.PreparedTrack;
import dev.tandem.load.stream.SendTimes;
import dev.tandem.load.stream.WallClock;
import dev.tandem.server.media.FarPeer;
import dev.tandem.server.media.api.SendTrack;
import dev.tandem.server.media.router.PeerSession;
import dev.tandem.server.media.rtcp.RtcpHandler;
import dev.tandem.server.media.rtcp.RtcpParser;
import dev.tandem.server.media.rtp.MediaKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One publisher on its loop: sends the frames of a prepared stream in time, and answers RTCP. */
final class SenderSession implements PeerSession {
  private static final long REPORT_INTERVAL_NS = 1_000_000_000L;
  private static final long SPREAD_NS = 33_000_000L;

  private final FarPeer.Place place;
  private final ClientLoop loop;
  private final PreparedStream media;
  private final SendTimes times = SendTimes.open();
  private final Answers answers = new Answers();
  private final byte[] cname;
  private TrackSender[] tracks = {};
  private boolean begun;
  private long nextReportNs;

  SenderSession(FarPeer.Place place, ClientLoop loop, PreparedStream media, String label) {
    this.place = place;
    this.loop = loop;
    this.media = media;
    this.cname = label.getBytes(StandardCharsets.US_ASCII);
  }

  /** Sets what was negotiated. On the loop, before the transport starts. */
  void tracks(List<SendTrack> negotiated) {
    List<TrackSender> senders = new ArrayList<>();
    TransportSequence wide = new TransportSequence();
    for (SendTrack spec : negotiated) {
      for (PreparedTrack track : media.media()) {
        if (track.codec().kind() == spec.kind()) {
          senders.add(new TrackSender(spec, track, times, loop, place, wide));
        }
      }
    }
    tracks = senders.toArray(TrackSender[]::new);
  }

  @Override
  public void receiveRtp(byte[] buffer, int offset, int length, long nowNs) {
    // nobody sends to a publisher
  }

  @Override
  public void receiveRtcp(byte[] buffer, int offset, int length, long nowNs) {
    boolean fits = length <= ClientLoop.MAX_PACKET;
    if (fits && place.transport().unprotectRtcp(buffer, offset, length, loop.plain, 0) == null) {
      answers.nowNs = nowNs;
      RtcpParser.parse(loop.plain, 0, place.transport().plainLength(), answers);
    }
  }

  @Override
  public long poll(long nowNs) {
    long next = place.transport().poll(nowNs);
    if (!place.transport().isConnected()) {
      return next;
    }
    if (!begun) {
      begun = true;
      long beginNs = nowNs + loop.random.nextLong(SPREAD_NS);
      for (TrackSender track : tracks) {
        track.begin(beginNs);
      }
    }
    for (TrackSender track : tracks) {
      next = Math.min(next, track.sendDue(nowNs));
    }
    if (nowNs >= nextReportNs) {
      nextReportNs = nowNs + REPORT_INTERVAL_NS;
      report(nowNs);
    }
    return Math.min(next, nextReportNs);
  }

  private void report(long nowNs) {
    loop.rtcp.begin(loop.out, 0, ClientLoop.RTCP_LIMIT);
    long ntp = WallClock.ntpAt(nowNs);
    for (TrackSender track : tracks) {
      track.report(ntp, nowNs);
      loop.rtcp.sdesCname(track.ssrc(), cname);
    }
    place.transport().sendRtcp(loop.out, 0, loop.rtcp.length());
  }

  @Override
  public void end() {
    times.close();
    place.transport().close();
  }

  /** Does what the server asks for. */
  private final class Answers implements RtcpHandler {
    private long nowNs;

    @Override
    public void nack(int sender, int mediaSsrc, int pid, int blp) {
      for (TrackSender track : tracks) {
        if (track.ssrc() == mediaSsrc) {
          track.resend(pid, nowNs);
          for (int i = 0; i < 16; i++) {
            if ((blp >>> i & 1) != 0) {
              track.resend(pid + i + 1 & 0xffff, nowNs);
            }
          }
        }
      }
    }

    @Override
    public void pli(int sender, int mediaSsrc) {
      keyFrame(mediaSsrc);
    }

    @Override
    public void fir(int sender, int mediaSsrc, int sequence) {
      keyFrame(mediaSsrc);
    }

    private void keyFrame(int mediaSsrc) {
      loop.figures.count(Counter.KEY_FRAME_REQUESTS_RECEIVED);
      for (TrackSender track : tracks) {
        if (track.kind() == MediaKind.VIDEO && track.ssrc() == mediaSsrc) {
          track.wantKeyFrame();
        }
      }
    }
  }
}
