package dev.tandem.server.signalling.sdp;

import static dev.tandem.server.signalling.sdp.Offers.lines;
import static dev.tandem.server.signalling.sdp.Offers.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.server.media.api.ReceiveTrack;
import dev.tandem.server.media.api.RtpFormat;
import dev.tandem.server.media.api.RtpFormat.Feedback;
import dev.tandem.server.media.rtp.Codec;
import dev.tandem.server.media.rtp.HeaderExtension;
import dev.tandem.server.media.rtp.MediaKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublishNegotiationTest {
  private static List<RtpFormat> formats(PublishNegotiation negotiation, MediaKind kind) {
    return negotiation.tracks().stream()
        .filter(track -> track.kind() == kind)
        .findFirst()
        .map(ReceiveTrack::formats)
        .orElse(List.of());
  }

  private static PublishNegotiation negotiate(String offer, NegotiationPolicy policy)
      throws SdpException {
    return PublishNegotiation.of(SdpParser.parse(offer), policy);
  }

  @Test
  void takesOneCodecOfEachKindWithItsRetransmissionsAndFeedback() throws SdpException {
    PublishNegotiation negotiation = Offers.publish(Offers.publish());

    assertThat(formats(negotiation, MediaKind.AUDIO))
        .containsExactly(
            new RtpFormat(
                111,
                Codec.OPUS,
                48000,
                2,
                "minptime=10;useinbandfec=1",
                -1,
                java.util.Set.of(Feedback.TRANSPORT_CC)));
    assertThat(formats(negotiation, MediaKind.VIDEO))
        .containsExactly(
            new RtpFormat(96, Codec.VP8, 90000, 1, "", 97, java.util.Set.of(Feedback.values())));
    assertThat(lines(negotiation.answer(Offers.LOCAL), "a=rtcp-fb:96 .*"))
        .containsExactly(
            "a=rtcp-fb:96 nack",
            "a=rtcp-fb:96 nack pli",
            "a=rtcp-fb:96 ccm fir",
            "a=rtcp-fb:96 transport-cc",
            "a=rtcp-fb:96 goog-remb");
  }

  @Test
  void knowsTransportSsrcsAndExtensionsOfTheOffer() throws SdpException {
    PublishNegotiation negotiation = Offers.publish(Offers.publish());
    ReceiveTrack video = negotiation.tracks().getLast();

    assertThat(negotiation.remote().ice().ufrag()).isEqualTo("theU");
    assertThat(negotiation.remote().fingerprints().getFirst().value())
        .isEqualTo(Offers.FINGERPRINT);
    assertThat(negotiation.remote().dtlsClient()).isTrue();
    assertThat(video.mid()).isEqualTo("1");
    assertThat(video.ssrcs()).containsExactly(2222L, 3333L);
    assertThat(video.extensions().id(HeaderExtension.TRANSPORT_CC)).isEqualTo(3);
    assertThat(video.extensions().id(HeaderExtension.VIDEO_ORIENTATION)).isEqualTo(13);
    assertThat(lines(negotiation.answer(Offers.LOCAL), "a=extmap:1[01] .*")).isEmpty();
  }

  @Test
  void takesThePreferredCodecOfThePolicy() throws SdpException {
    NegotiationPolicy policy = new NegotiationPolicy(List.of(Codec.AV1, Codec.PCMA), false);

    PublishNegotiation negotiation = negotiate(Offers.publish(), policy);

    assertThat(negotiation.tracks())
        .extracting(track -> track.formats().getFirst().codec())
        .containsExactly(Codec.PCMA, Codec.AV1);
  }

  @Test
  void prefersPacketizationMode1OfH264() throws SdpException {
    String offer =
        without(Offers.publish(), "a=(rtpmap|fmtp|rtcp-fb):(96|97|45|46) .*")
            .replace("103 104 107 108", "107 108 103 104");

    assertThat(formats(Offers.publish(offer), MediaKind.VIDEO))
        .extracting(RtpFormat::payloadType)
        .containsExactly(103);
  }

  @Test
  void givesFeedbackBackThatStripCodecsDamaged() throws SdpException {
    String damaged =
        without(Offers.publish(), "a=(rtpmap:9 |fmtp:9|rtcp-fb:9).*").replace(" 63 9 0", " 63 0");

    PublishNegotiation negotiation = Offers.publish(damaged);

    RtpFormat video = formats(negotiation, MediaKind.VIDEO).getFirst();
    assertThat(video.codec()).isEqualTo(Codec.VP8);
    assertThat(video.rtxPayloadType()).isEqualTo(-1);
    assertThat(video.feedback()).containsExactlyInAnyOrder(Feedback.values());
    assertThat(lines(negotiation.answer(Offers.LOCAL), "a=rtcp-fb:96 nack pli")).hasSize(1);
  }

  @Test
  void passesOverRetransmissionsOfAStrippedCodec() throws SdpException {
    String stripped =
        without(Offers.publish(), "a=(rtpmap|fmtp|rtcp-fb):96 .*")
            .replace("SAVPF 96 97", "SAVPF 97");

    RtpFormat video = formats(Offers.publish(stripped), MediaKind.VIDEO).getFirst();

    assertThat(video.payloadType()).isEqualTo(103);
    assertThat(video.rtxPayloadType()).isEqualTo(104);
  }

  @Test
  void takesAudioRedOnlyWhereThePublisherPutsItFirst() throws SdpException {
    String redFirst = Offers.publish().replace("SAVPF 111 63", "SAVPF 63 111");

    assertThat(formats(Offers.publish(redFirst), MediaKind.AUDIO))
        .extracting(RtpFormat::codec)
        .containsExactly(Codec.AUDIO_RED, Codec.OPUS);
  }

  @Test
  void takesForwardErrorCorrectionOnlyByPolicy() throws SdpException {
    NegotiationPolicy policy = new NegotiationPolicy(List.of(), true);

    assertThat(formats(negotiate(Offers.publish(), policy), MediaKind.VIDEO))
        .extracting(RtpFormat::codec)
        .containsExactly(Codec.VP8, Codec.VIDEO_RED, Codec.ULPFEC);
  }

  @Test
  void answersSendrecvWithRecvonly() throws SdpException {
    String answer = Offers.publish(Offers.audioOnly("sendrecv")).answer(Offers.LOCAL);

    assertThat(lines(answer, "a=(send|recv|inac).*")).containsExactly("a=recvonly");
  }

  @Test
  void answersAnInactiveMLineInactiveAndTakesNoTrackFromIt() throws SdpException {
    String offer = Offers.publish().replaceFirst("a=sendonly", "a=inactive");

    PublishNegotiation negotiation = Offers.publish(offer);

    assertThat(negotiation.hasAudio()).isFalse();
    assertThat(negotiation.hasVideo()).isTrue();
    assertThat(lines(negotiation.answer(Offers.LOCAL), "a=(send|recv|inac).*"))
        .containsExactly("a=inactive", "a=recvonly");
  }

  @Test
  void refusesAReceivingOffer() {
    assertThatThrownBy(() -> Offers.publish(Offers.play()))
        .isExactlyInstanceOf(SdpException.class)
        .hasMessage("m=audio of a publish offer is recvonly; expected sendonly");
  }

  @Test
  void refusesAnOfferInWhichNothingIsSent() {
    assertThatThrownBy(() -> Offers.publish(Offers.audioOnly("inactive")))
        .hasMessage("no m-line of the publish offer sends audio or video; expected a=sendonly");
  }

  @Test
  void rejectsTheMLineWithoutAKnownCodecAndServesTheOther() throws SdpException {
    String offer = Offers.publish().replaceAll("(?i)(opus|red|g722|pcmu|pcma)/", "other/");

    PublishNegotiation negotiation = Offers.publish(offer.replace("111 63 9 0 8", "111 63"));

    assertThat(negotiation.hasAudio()).isFalse();
    assertThat(lines(negotiation.answer(Offers.LOCAL), "[mg]=.*|a=group.*"))
        .satisfiesExactly(
            group -> assertThat(group).isEqualTo("a=group:BUNDLE 1"),
            audio -> assertThat(audio).startsWith("m=audio 0 UDP/TLS/RTP/SAVPF 111 63"),
            video -> assertThat(video).isEqualTo("m=video 31001 UDP/TLS/RTP/SAVPF 96 97"));
  }

  @Test
  void saysNoCommonCodecsWhereNoneIsKnown() {
    String offer = Offers.videoOnly("sendonly").replaceAll("(VP8|VP9|H264|AV1)/", "other/");

    assertThatThrownBy(() -> Offers.publish(offer)).isInstanceOf(NoCommonCodecsException.class);
  }
}
