package dev.tandem.server.signalling.sdp;

import static dev.tandem.server.signalling.sdp.Offers.lines;
import static dev.tandem.server.signalling.sdp.Offers.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.server.media.api.ReceiveTrack;
import dev.tandem.server.media.api.RtpFormat;
import dev.tandem.server.media.api.RtpFormat.Feedback;
import dev.tandem.server.media.api.SendTrack;
import dev.tandem.server.media.api.SendTrack.FormatMapping;
import dev.tandem.server.media.rtp.Codec;
import dev.tandem.server.media.rtp.ExtensionIds;
import dev.tandem.server.media.rtp.MediaKind;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlayNegotiationTest {
  private static final ReceiveTrack OPUS =
      track(MediaKind.AUDIO, new RtpFormat(109, Codec.OPUS, 48000, 2, "", -1, Set.of()));

  private static ReceiveTrack track(MediaKind kind, RtpFormat... formats) {
    return new ReceiveTrack(kind, "", List.of(formats), ExtensionIds.NONE, List.of());
  }

  private static ReceiveTrack video(Codec codec, String parameters) {
    return track(MediaKind.VIDEO, new RtpFormat(120, codec, 90000, 1, parameters, 121, Set.of()));
  }

  private static List<FormatMapping> videoOf(PlayNegotiation negotiation) {
    return negotiation.tracks().stream()
        .filter(track -> track.kind() == MediaKind.VIDEO)
        .findFirst()
        .map(SendTrack::formats)
        .orElse(List.of());
  }

  @Test
  void mapsThePublishersPayloadTypesToThePlayers() throws SdpException {
    PlayNegotiation negotiation = Offers.play(Offers.play(), List.of(OPUS, video(Codec.VP8, "")));

    FormatMapping vp8 = videoOf(negotiation).getFirst();
    assertThat(vp8.sourcePayloadType()).isEqualTo(120);
    assertThat(vp8.format().payloadType()).isEqualTo(96);
    assertThat(vp8.format().rtxPayloadType()).isEqualTo(97);
    assertThat(lines(negotiation.answer(Offers.LOCAL), "m=.*"))
        .containsExactly(
            "m=audio 31001 UDP/TLS/RTP/SAVPF 111", "m=video 31001 UDP/TLS/RTP/SAVPF 96 97");
  }

  @Test
  void namesOneMsidStreamOnAudioAndVideo() throws SdpException {
    String answer =
        Offers.play(Offers.play(), List.of(OPUS, video(Codec.VP8, ""))).answer(Offers.LOCAL);

    assertThat(lines(answer, "a=msid:.*"))
        .containsExactly("a=msid:stream1 stream1-audio", "a=msid:stream1 stream1-video");
    assertThat(lines(answer, "a=ssrc-group:FID \\d+ \\d+")).hasSize(1);
    assertThat(lines(answer, "a=ssrc:\\d+ msid:stream1 .*")).hasSize(3);
  }

  @Test
  void makesATokenOfEveryStreamNameAndNeverADash() {
    assertThat(SourceLines.streamId("0d40")).isEqualTo("0d40");
    assertThat(List.of("-", "", "a b", "ünïcode", "x".repeat(500), "a\r\nb"))
        .allSatisfy(name -> assertThat(SourceLines.streamId(name)).matches("[A-Za-z0-9._-]{2,40}"));
    assertThat(SourceLines.streamId("a b")).isNotEqualTo(SourceLines.streamId("a_b"));
  }

  @Test
  void choosesSsrcsThatDiffer() throws SdpException {
    List<SendTrack> tracks =
        Offers.play(Offers.play(), List.of(OPUS, video(Codec.VP8, ""))).tracks();

    assertThat(tracks.stream().flatMap(t -> java.util.stream.Stream.of(t.ssrc(), t.rtxSsrc())))
        .doesNotHaveDuplicates()
        .allSatisfy(ssrc -> assertThat(ssrc).isBetween(1L, 0xffffffffL));
  }

  @Test
  void matchesH264ByPacketizationModeAndProfile() throws SdpException {
    ReceiveTrack baseline = video(Codec.H264, Offers.h264("42e028", 1));
    ReceiveTrack mode0 = video(Codec.H264, Offers.h264("42001f", 0));
    ReceiveTrack main = video(Codec.H264, Offers.h264("4d001f", 1));
    ReceiveTrack high = video(Codec.H264, Offers.h264("64001f", 1));

    assertThat(payloadTypeFor(baseline)).isEqualTo(103);
    assertThat(payloadTypeFor(mode0)).isEqualTo(107);
    assertThat(payloadTypeFor(main)).isEqualTo(109);
    assertThatThrownBy(() -> payloadTypeFor(high)).isInstanceOf(NoCommonCodecsException.class);
  }

  private static int payloadTypeFor(ReceiveTrack source) throws SdpException {
    return videoOf(Offers.play(Offers.videoOnly("recvonly"), List.of(source)))
        .getFirst()
        .format()
        .payloadType();
  }

  @Test
  void answersH264WithTheOfferedProfileAndThePublishersLevel() throws SdpException {
    String answer =
        Offers.play(
                Offers.videoOnly("recvonly"), List.of(video(Codec.H264, Offers.h264("4d0028", 1))))
            .answer(Offers.LOCAL);

    assertThat(lines(answer, "a=fmtp:109 .*"))
        .containsExactly(
            "a=fmtp:109 level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=4d0028");
  }

  @Test
  void answersNoHigherLevelWhereAsymmetryIsNotAllowed() throws SdpException {
    String answer =
        Offers.play(
                Offers.videoOnly("recvonly").replace("level-asymmetry-allowed=1;", ""),
                List.of(video(Codec.H264, Offers.h264("4d0028", 1))))
            .answer(Offers.LOCAL);

    assertThat(lines(answer, "a=fmtp:109 .*"))
        .containsExactly("a=fmtp:109 packetization-mode=1;profile-level-id=4d001f");
  }

  @Test
  void playsConstrainedBaselineOnEveryCommonProfile() {
    H264Profile constrained = H264Profile.parse("42e01f");

    assertThat(List.of("42001f", "4d001f", "64001f"))
        .allSatisfy(p -> assertThat(constrained.playsOn(H264Profile.parse(p))).isTrue());
    assertThat(H264Profile.parse("64001f").playsOn(constrained)).isFalse();
    assertThat(constrained.sameProfile(H264Profile.parse("4d8028"))).isTrue();
  }

  @Test
  void matchesVp9AndAv1ByProfile() throws SdpException {
    assertThat(payloadTypeFor(video(Codec.VP9, "profile-id=2"))).isEqualTo(100);
    assertThat(payloadTypeFor(video(Codec.VP9, ""))).isEqualTo(98);
    assertThat(payloadTypeFor(video(Codec.AV1, "profile=0"))).isEqualTo(45);
    assertThatThrownBy(() -> payloadTypeFor(video(Codec.AV1, "profile=1")))
        .isInstanceOf(NoCommonCodecsException.class);
  }

  @Test
  void rejectsTheMLineThatTheStreamCannotServe() throws SdpException {
    PlayNegotiation negotiation = Offers.play(Offers.play(), List.of(OPUS));

    assertThat(negotiation.hasAudio()).isTrue();
    assertThat(negotiation.hasVideo()).isFalse();
    assertThat(lines(negotiation.answer(Offers.LOCAL), "m=video .*"))
        .singleElement()
        .asString()
        .startsWith("m=video 0 UDP/TLS/RTP/SAVPF 96 97 ");
  }

  @Test
  void servesPlayersWithoutNackAndRetransmissions() throws SdpException {
    String plain =
        without(Offers.play(), "a=rtcp-fb:\\d+ (nack|goog-remb|transport-cc)|a=fmtp:\\d+ apt=.*");

    PlayNegotiation negotiation = Offers.play(plain, List.of(video(Codec.VP8, "")));

    RtpFormat vp8 = videoOf(negotiation).getFirst().format();
    assertThat(vp8.rtxPayloadType()).isEqualTo(-1);
    assertThat(vp8.feedback()).containsExactlyInAnyOrder(Feedback.NACK_PLI, Feedback.CCM_FIR);
    assertThat(lines(negotiation.answer(Offers.LOCAL), "a=ssrc-group.*|.*rtx.*")).isEmpty();
  }

  @Test
  void keepsKeyFrameRequestsWhereFeedbackLinesWereLost() throws SdpException {
    String damaged = without(Offers.play(), "a=rtcp-fb:96 .*");

    RtpFormat vp8 =
        videoOf(Offers.play(damaged, List.of(video(Codec.VP8, "")))).getFirst().format();

    assertThat(vp8.feedback()).containsExactly(Feedback.NACK_PLI);
  }

  @Test
  void passesRedOnWhereItsInnerPayloadTypesMatchAndElseMapsItToThePrimaryFormat()
      throws SdpException {
    RtpFormat red = new RtpFormat(63, Codec.AUDIO_RED, 48000, 2, "111/111", -1, Set.of());
    ReceiveTrack same =
        track(MediaKind.AUDIO, red, new RtpFormat(111, Codec.OPUS, 48000, 2, "", -1, Set.of()));
    ReceiveTrack other =
        track(MediaKind.AUDIO, red, new RtpFormat(109, Codec.OPUS, 48000, 2, "", -1, Set.of()));

    assertThat(mappedAudio(same)).containsExactly("63>63", "111>111");
    assertThat(mappedAudio(other)).containsExactly("109>111", "63>111");
  }

  private static List<String> mappedAudio(ReceiveTrack source) throws SdpException {
    return Offers.play(Offers.audioOnly("recvonly"), List.of(source)).tracks().stream()
        .flatMap(track -> track.formats().stream())
        .map(m -> m.sourcePayloadType() + ">" + m.format().payloadType())
        .toList();
  }

  @Test
  void refusesASendingOffer() {
    assertThatThrownBy(() -> Offers.play(Offers.publish(), List.of(OPUS)))
        .hasMessage("m=audio of a play offer is sendonly; expected recvonly");
  }
}
