package dev.tandem.server.signalling.sdp;

import dev.tandem.server.media.api.LocalTransport;
import dev.tandem.server.media.api.ReceiveTrack;
import dev.tandem.server.media.api.RemoteTransport;
import dev.tandem.server.media.api.RtpFormat;
import dev.tandem.server.media.rtp.MediaKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Our offer to play a stream of another server: recvonly audio and video with every codec that can
 * be passed on, in the order of the policy.
 */
public final class PullOffer {

  /** What both servers agreed on. */
  public record NegotiatedPull(RemoteTransport remote, List<ReceiveTrack> tracks) {
    public NegotiatedPull {
      tracks = List.copyOf(tracks);
    }
  }

  private final List<OwnOffer.Line> lines;
  private final OwnOffer offer;

  private PullOffer(NegotiationPolicy policy) {
    List<OwnOffer.Line> all = new ArrayList<>();
    for (MediaKind kind : MediaKind.values()) {
      all.add(new OwnOffer.Line(kind, KnownFormats.receivable(kind, policy), List.of()));
    }
    this.lines = List.copyOf(all);
    this.offer = new OwnOffer(Direction.RECVONLY, lines);
  }

  /** Makes an offer. */
  public static PullOffer of(NegotiationPolicy policy) {
    return new PullOffer(policy);
  }

  /** The offer's text for our side of the transport. */
  public String sdp(LocalTransport local) {
    return offer.write(local);
  }

  /**
   * Applies the other server's answer.
   *
   * @throws NoCommonCodecsException where it accepts no m-line with a codec that is known here
   * @throws SdpException where it does not fit the offer
   */
  public NegotiatedPull accept(String answer) throws SdpException {
    SessionDescription description = SdpParser.parse(answer);
    List<OwnOffer.Accepted> accepted = new ArrayList<>();
    List<ReceiveTrack> tracks = new ArrayList<>();
    for (OwnOffer.Accepted line : offer.accepted(description)) {
      OwnOffer.Line own = lines.get(line.index());
      OfferedMedia media = line.answered();
      List<RtpFormat> formats =
          media.formats().stream().filter(f -> isOffered(f, own.formats())).toList();
      if (formats.stream().anyMatch(f -> f.codec().isPrimary())) {
        accepted.add(line);
        tracks.add(
            new ReceiveTrack(
                own.kind(),
                line.mid(),
                formats,
                ExtensionLines.common(own.extensions(), media.extensions()),
                SourceLines.read(media.section())));
      }
    }
    if (tracks.isEmpty()) {
      throw new NoCommonCodecsException("the answer accepts no codec that is known here");
    }
    return new NegotiatedPull(offer.remote(description, accepted), tracks);
  }

  private static boolean isOffered(RtpFormat answered, List<RtpFormat> offered) {
    return offered.stream().anyMatch(own -> own.codec() == answered.codec());
  }
}
