package dev.tandem.server.signalling.sdp;

import dev.tandem.server.media.api.LocalTransport;
import dev.tandem.server.media.api.ReceiveTrack;
import dev.tandem.server.media.api.RemoteTransport;
import dev.tandem.server.media.api.RtpFormat;
import dev.tandem.server.media.api.SendTrack;
import dev.tandem.server.media.api.SendTrack.FormatMapping;
import dev.tandem.server.media.rtp.Codec;
import dev.tandem.server.media.rtp.MediaKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Our offer to publish a local stream on another server: sendonly, the stream's own codecs under
 * its own payload types where possible, all known feedback and header extensions.
 */
public final class PushOffer {

  /** What both servers agreed on. */
  public record NegotiatedPush(RemoteTransport remote, List<SendTrack> tracks) {
    public NegotiatedPush {
      tracks = List.copyOf(tracks);
    }
  }

  private final List<ReceiveTrack> source;
  private final List<SendTrack> announced = new ArrayList<>();
  private final OwnOffer offer;

  private PushOffer(List<ReceiveTrack> source, String streamName, RandomGenerator random) {
    this.source = List.copyOf(source);
    Set<Long> ssrcs = new HashSet<>();
    PayloadTypes payloadTypes = new PayloadTypes();
    source.forEach(track -> track.formats().forEach(f -> payloadTypes.reserve(f.payloadType())));
    List<OwnOffer.Line> lines = new ArrayList<>();
    for (ReceiveTrack track : source) {
      List<FormatMapping> mappings = offered(track, payloadTypes);
      String mid = Integer.toString(lines.size());
      SendTrack own =
          SourceLines.track(
              track.kind(), mid, mappings, ExtensionLines.all(track.kind()), random, ssrcs);
      announced.add(own);
      lines.add(
          new OwnOffer.Line(
              track.kind(),
              mappings.stream().map(FormatMapping::format).toList(),
              SourceLines.write(own, SourceLines.streamId(streamName))));
    }
    this.offer = new OwnOffer(Direction.SENDONLY, lines);
  }

  /**
   * Makes an offer.
   *
   * @param source what the local publisher sends, not empty
   * @param streamName names the media stream in the offer
   * @param random source of SSRCs
   */
  public static PushOffer of(List<ReceiveTrack> source, String streamName, RandomGenerator random) {
    if (source.isEmpty()) {
      throw new IllegalArgumentException("a stream without tracks cannot be offered");
    }
    return new PushOffer(source, streamName, random);
  }

  /** The offer's text for our side of the transport. */
  public String sdp(LocalTransport local) {
    return offer.write(local);
  }

  /**
   * Applies the other server's answer.
   *
   * @throws NoCommonCodecsException where it accepts no m-line with a codec of the stream
   * @throws SdpException where it does not fit the offer
   */
  public NegotiatedPush accept(String answer) throws SdpException {
    SessionDescription description = SdpParser.parse(answer);
    List<OwnOffer.Accepted> accepted = new ArrayList<>();
    List<SendTrack> tracks = new ArrayList<>();
    for (OwnOffer.Accepted line : offer.accepted(description)) {
      OfferedMedia media = line.answered();
      List<FormatMapping> mappings = PlayFormats.match(source.get(line.index()), media.formats());
      if (!mappings.isEmpty()) {
        SendTrack own = announced.get(line.index());
        accepted.add(line);
        tracks.add(
            new SendTrack(
                own.kind(),
                own.mid(),
                mappings,
                ExtensionLines.common(own.extensions(), media.extensions()),
                own.ssrc(),
                own.rtxSsrc()));
      }
    }
    if (tracks.isEmpty()) {
      throw new NoCommonCodecsException("the answer accepts no codec of the stream");
    }
    return new NegotiatedPush(offer.remote(description, accepted), tracks);
  }

  private static List<FormatMapping> offered(ReceiveTrack track, PayloadTypes payloadTypes) {
    List<FormatMapping> mappings = new ArrayList<>();
    for (RtpFormat format : track.formats()) {
      int payloadType = payloadTypes.choose(format.payloadType());
      boolean video = track.kind() == MediaKind.VIDEO;
      int rtx =
          video && format.codec() != Codec.ULPFEC
              ? payloadTypes.choose(format.rtxPayloadType())
              : -1;
      mappings.add(
          new FormatMapping(
              format.payloadType(),
              new RtpFormat(
                  payloadType,
                  format.codec(),
                  format.clockRateHz(),
                  format.channels(),
                  format.parameters(),
                  rtx,
                  video && format.codec() != Codec.ULPFEC
                      ? KnownFormats.VIDEO_FEEDBACK
                      : KnownFormats.AUDIO_FEEDBACK)));
    }
    return mappings;
  }
}
