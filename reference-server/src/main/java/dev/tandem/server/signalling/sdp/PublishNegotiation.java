package dev.tandem.server.signalling.sdp;

import dev.tandem.server.media.api.LocalTransport;
import dev.tandem.server.media.api.ReceiveTrack;
import dev.tandem.server.media.api.RemoteTransport;
import dev.tandem.server.media.api.RtpFormat;
import dev.tandem.server.media.rtp.MediaKind;
import java.util.ArrayList;
import java.util.List;

/**
 * The answer to who wants to send us media (RFC 3264, RFC 8829): one audio and one video track at
 * most, one codec each. m-lines that cannot be served are rejected with port 0.
 */
public final class PublishNegotiation {
  private final Answer answer;
  private final NegotiationPolicy policy;
  private final List<ReceiveTrack> tracks = new ArrayList<>();
  private final RemoteTransport remote;
  private int withoutKnownCodec;

  private PublishNegotiation(SessionDescription offer, NegotiationPolicy policy)
      throws SdpException {
    this.answer = new Answer(offer);
    this.policy = policy;
    for (MediaSection section : offer.media()) {
      negotiate(offer, section);
    }
    if (tracks.isEmpty()) {
      throw nothingToReceive();
    }
    this.remote = answer.remote();
  }

  /**
   * Negotiates.
   *
   * @throws NoCommonCodecsException where no m-line has a codec that is known here
   * @throws SdpException where the offer cannot be used, with what was expected
   */
  public static PublishNegotiation of(SessionDescription offer, NegotiationPolicy policy)
      throws SdpException {
    return new PublishNegotiation(offer, policy);
  }

  /** What the publisher may send. Never empty. */
  public List<ReceiveTrack> tracks() {
    return List.copyOf(tracks);
  }

  /** The publisher's side of the transport. */
  public RemoteTransport remote() {
    return remote;
  }

  public boolean hasAudio() {
    return has(MediaKind.AUDIO);
  }

  public boolean hasVideo() {
    return has(MediaKind.VIDEO);
  }

  /** The answer's text for our side of the transport. */
  public String answer(LocalTransport local) {
    return answer.write(local, remote);
  }

  private void negotiate(SessionDescription offer, MediaSection section) throws SdpException {
    OfferedMedia media = OfferedMedia.read(offer, section).orElse(null);
    if (media == null) {
      answer.reject(section);
      return;
    }
    if (media.direction() == Direction.RECVONLY) {
      throw new SdpException(
          "m=" + section.media() + " of a publish offer is recvonly; expected sendonly");
    }
    List<RtpFormat> formats = PublishFormats.choose(media, policy);
    boolean sends = media.direction().sends();
    if (formats.isEmpty() || (sends && has(media.kind()))) {
      withoutKnownCodec += formats.isEmpty() && sends ? 1 : 0;
      answer.reject(section);
      return;
    }
    Direction direction = sends ? Direction.RECVONLY : Direction.INACTIVE;
    answer.accept(media, SectionText.accepted(media, direction, formats, List.of()));
    if (sends) {
      tracks.add(
          new ReceiveTrack(
              media.kind(), media.mid(), formats, media.extensions(), SourceLines.read(section)));
    }
  }

  private boolean has(MediaKind kind) {
    return tracks.stream().anyMatch(track -> track.kind() == kind);
  }

  private SdpException nothingToReceive() {
    return withoutKnownCodec > 0
        ? new NoCommonCodecsException("no m-line of the offer has a codec that is known here")
        : new SdpException(
            "no m-line of the publish offer sends audio or video; expected a=sendonly");
  }
}
