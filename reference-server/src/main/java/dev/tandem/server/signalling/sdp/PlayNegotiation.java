package dev.tandem.server.signalling.sdp;

import dev.tandem.server.media.api.LocalTransport;
import dev.tandem.server.media.api.ReceiveTrack;
import dev.tandem.server.media.api.RemoteTransport;
import dev.tandem.server.media.api.RtpFormat;
import dev.tandem.server.media.api.SendTrack;
import dev.tandem.server.media.api.SendTrack.FormatMapping;
import dev.tandem.server.media.rtp.MediaKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * The answer to who wants to receive a published stream (RFC 3264, RFC 8829). Media are not
 * transcoded, so a player gets the publisher's codecs; an m-line without them is rejected with port
 * 0. Both tracks carry the same msid stream id, since browsers play them together only then.
 */
public final class PlayNegotiation {
  private final Answer answer;
  private final List<ReceiveTrack> source;
  private final String streamId;
  private final RandomGenerator random;
  private final Set<Long> ssrcs = new HashSet<>();
  private final List<SendTrack> tracks = new ArrayList<>();
  private final RemoteTransport remote;
  private int wanted;

  private PlayNegotiation(
      SessionDescription offer,
      List<ReceiveTrack> source,
      String streamName,
      RandomGenerator random)
      throws SdpException {
    this.answer = new Answer(offer);
    this.source = source;
    this.streamId = SourceLines.streamId(streamName);
    this.random = random;
    for (MediaSection section : offer.media()) {
      negotiate(offer, section);
    }
    if (tracks.isEmpty()) {
      throw nothingToSend();
    }
    this.remote = answer.remote();
  }

  /**
   * Negotiates.
   *
   * @param source what the stream's publisher sends
   * @param streamName names the media stream in the answer
   * @param random source of SSRCs
   * @throws NoCommonCodecsException where no m-line can carry any track of the source
   * @throws SdpException where the offer cannot be used, with what was expected
   */
  public static PlayNegotiation of(
      SessionDescription offer,
      List<ReceiveTrack> source,
      String streamName,
      RandomGenerator random)
      throws SdpException {
    return new PlayNegotiation(offer, source, streamName, random);
  }

  /** What the player will be sent. Never empty. */
  public List<SendTrack> tracks() {
    return List.copyOf(tracks);
  }

  /** The player's side of the transport. */
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
    if (media.direction() == Direction.SENDONLY) {
      throw new SdpException(
          "m=" + section.media() + " of a play offer is sendonly; expected recvonly");
    }
    boolean receives = media.direction().receives();
    wanted += receives ? 1 : 0;
    List<FormatMapping> mappings =
        sourceOf(media.kind())
            .map(track -> PlayFormats.match(track, media.formats()))
            .orElse(List.of());
    if (mappings.isEmpty() || (receives && has(media.kind()))) {
      answer.reject(section);
    } else if (receives) {
      serve(media, mappings);
    } else {
      answer.accept(
          media, SectionText.accepted(media, Direction.INACTIVE, formats(mappings), List.of()));
    }
  }

  private void serve(OfferedMedia media, List<FormatMapping> mappings) {
    SendTrack track =
        SourceLines.track(media.kind(), media.mid(), mappings, media.extensions(), random, ssrcs);
    tracks.add(track);
    answer.accept(
        media,
        SectionText.accepted(
            media, Direction.SENDONLY, formats(mappings), SourceLines.write(track, streamId)));
  }

  private Optional<ReceiveTrack> sourceOf(MediaKind kind) {
    return source.stream().filter(track -> track.kind() == kind).findFirst();
  }

  private static List<RtpFormat> formats(List<FormatMapping> mappings) {
    return mappings.stream().map(FormatMapping::format).distinct().toList();
  }

  private boolean has(MediaKind kind) {
    return tracks.stream().anyMatch(track -> track.kind() == kind);
  }

  private SdpException nothingToSend() {
    return wanted > 0
        ? new NoCommonCodecsException("no m-line of the offer has a codec of the stream")
        : new SdpException(
            "no m-line of the play offer receives audio or video; expected a=recvonly");
  }
}
