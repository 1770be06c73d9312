package dev.tandem.server.signalling.sdp;

import static dev.tandem.server.signalling.sdp.Offers.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.server.media.api.ReceiveTrack;
import dev.tandem.server.media.api.RtpFormat;
import dev.tandem.server.media.api.RtpFormat.Feedback;
import dev.tandem.server.media.api.SendTrack;
import dev.tandem.server.media.rtp.Codec;
import dev.tandem.server.media.rtp.HeaderExtension;
import dev.tandem.server.signalling.sdp.PullOffer.NegotiatedPull;
import dev.tandem.server.signalling.sdp.PushOffer.NegotiatedPush;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OwnOfferTest {
  private static List<ReceiveTrack> source() throws SdpException {
    return Offers.publish(Offers.publish()).tracks();
  }

  private static PushOffer push(List<ReceiveTrack> source) {
    return PushOffer.of(source, "stream1", new Random(2));
  }

  @Test
  void pushOffersOnlyTheStreamsCodecsWithEverythingThatHelpsThem() throws SdpException {
    String sdp = push(source()).sdp(Offers.LOCAL);

    assertThat(lines(sdp, "m=.*|a=(send|recv).*|a=group.*|a=setup.*|a=msid:.*"))
        .containsExactly(
            "a=group:BUNDLE 0 1",
            "m=audio 31001 UDP/TLS/RTP/SAVPF 111",
            "a=setup:actpass",
            "a=sendonly",
            "a=msid:stream1 stream1-audio",
            "m=video 31001 UDP/TLS/RTP/SAVPF 96 97",
            "a=setup:actpass",
            "a=sendonly",
            "a=msid:stream1 stream1-video");
    assertThat(lines(sdp, "a=rtcp-fb:96 .*")).hasSize(Feedback.values().length);
    assertThat(lines(sdp, "a=candidate:.*")).hasSize(4);
    assertThat(lines(sdp, "a=extmap:.*"))
        .extracting(line -> line.substring(line.indexOf(' ') + 1))
        .contains(HeaderExtension.DEPENDENCY_DESCRIPTOR.uri(), HeaderExtension.AUDIO_LEVEL.uri());
  }

  @Test
  void aPushedStreamArrivesAsItWasPublished() throws SdpException {
    PushOffer offer = push(source());
    PublishNegotiation remote = Offers.publish(offer.sdp(Offers.LOCAL));

    NegotiatedPush pushed = offer.accept(remote.answer(Offers.LOCAL));

    SendTrack video = pushed.tracks().getLast();
    assertThat(remote.tracks().getLast().ssrcs()).containsExactly(video.ssrc(), video.rtxSsrc());
    assertThat(video.formats())
        .singleElement()
        .satisfies(mapping -> {
          assertThat(mapping.sourcePayloadType()).isEqualTo(96);
          assertThat(mapping.format()).isEqualTo(remote.tracks().getLast().formats().getFirst());
        });
    assertThat(video.extensions().asMap())
        .isEqualTo(remote.tracks().getLast().extensions().asMap());
    assertThat(pushed.remote().dtlsClient()).isFalse();
    assertThat(pushed.remote().candidates()).isEqualTo(Offers.LOCAL.candidates());
  }

  @Test
  void aPushGivesRetransmissionsToASourceThatHasNone() throws SdpException {
    String withoutRtx = Offers.without(Offers.publish(), "a=fmtp:\\d+ apt=.*");

    PushOffer offer = push(Offers.publish(withoutRtx).tracks());

    assertThat(lines(offer.sdp(Offers.LOCAL), "a=fmtp:97 apt=96")).hasSize(1);
  }

  @Test
  void aPushGoesOnWithoutTheMLineThatTheTargetRejects() throws SdpException {
    PushOffer offer = push(source());
    String audioOnly =
        Offers.play(
                Offers.play().replace("BUNDLE 0 1", "BUNDLE 0 1"),
                source().stream().limit(1).toList())
            .answer(Offers.LOCAL)
            .replace("a=sendonly", "a=recvonly");

    assertThat(offer.accept(audioOnly).tracks()).hasSize(1);
  }

  @Test
  void aPushTakesTheTargetForActiveWhereItsAnswerHasNoSetup() throws SdpException {
    PushOffer offer = push(source());
    String answer = Offers.publish(offer.sdp(Offers.LOCAL)).answer(Offers.LOCAL);

    assertThat(offer.accept(Offers.without(answer, "a=setup:.*")).remote().dtlsClient()).isFalse();
  }

  @Test
  void aPushSaysWhatIsWrongWithAnAnswer() throws SdpException {
    PushOffer offer = push(source());
    String answer = Offers.publish(offer.sdp(Offers.LOCAL)).answer(Offers.LOCAL);
    String oneLine = answer.substring(0, answer.indexOf("m=video"));

    assertThatThrownBy(() -> offer.accept(oneLine))
        .hasMessage("answer with 1 m-lines; expected 2 as in the offer");
    assertThatThrownBy(() -> offer.accept(answer.replace("a=recvonly", "a=sendonly")))
        .hasMessage("m=audio of the answer is sendonly; expected recvonly");
    assertThatThrownBy(() -> offer.accept(answer.replace("m=audio", "m=video")))
        .hasMessageContaining("expected the order of the offer");
    assertThatThrownBy(() -> offer.accept(answer.replaceAll("(opus|VP8)/", "other/")))
        .isInstanceOf(NoCommonCodecsException.class);
    assertThatThrownBy(() -> offer.accept(Offers.without(answer, "a=fingerprint.*")))
        .hasMessageContaining("no a=fingerprint in the answer or its m-lines");
  }

  @Test
  void payloadTypesOfAPushAreUniqueEvenWhereTheSourcesWereNot() throws SdpException {
    ReceiveTrack video = source().getLast();
    RtpFormat opus = source().getFirst().formats().getFirst();
    RtpFormat clash =
        new RtpFormat(96, Codec.OPUS, 48000, 2, opus.parameters(), -1, opus.feedback());
    ReceiveTrack audio =
        new ReceiveTrack(
            source().getFirst().kind(), "", List.of(clash), video.extensions(), List.of());

    PushOffer offer = push(List.of(audio, video));

    assertThat(offer.sdp(Offers.LOCAL)).contains("a=rtpmap:96 opus/48000/2", "a=rtpmap:97 VP8/");
  }

  @ParameterizedTest
  @EnumSource(
      value = Codec.class,
      names = {"VP8", "VP9", "H264", "AV1"})
  void aPulledStreamArrivesAsItIsPlayed(Codec codec) throws SdpException {
    NegotiationPolicy policy = new NegotiationPolicy(List.of(codec), false);
    List<ReceiveTrack> remoteSource =
        PublishNegotiation.of(SdpParser.parse(Offers.publish()), policy).tracks();
    PullOffer offer = PullOffer.of(NegotiationPolicy.DEFAULT);

    PlayNegotiation remote = Offers.play(offer.sdp(Offers.LOCAL), remoteSource);
    NegotiatedPull pulled = offer.accept(remote.answer(Offers.LOCAL));

    SendTrack sent = remote.tracks().getLast();
    ReceiveTrack received = pulled.tracks().getLast();
    assertThat(pulled.tracks()).hasSize(2);
    assertThat(received.formats()).containsExactly(sent.formats().getFirst().format());
    assertThat(received.formats().getFirst().codec()).isEqualTo(codec);
    assertThat(received.ssrcs()).containsExactly(sent.ssrc(), sent.rtxSsrc());
    assertThat(received.extensions().asMap()).isEqualTo(sent.extensions().asMap());
    assertThat(received.mid()).isEqualTo("1");
  }

  @Test
  void aPullOffersEveryCodecInTheOrderOfThePolicy() {
    NegotiationPolicy policy = new NegotiationPolicy(List.of(Codec.AV1, Codec.PCMU), true);

    String sdp = PullOffer.of(policy).sdp(Offers.LOCAL);

    assertThat(lines(sdp, "m=.*"))
        .satisfiesExactly(
            audio -> assertThat(audio).isEqualTo("m=audio 31001 UDP/TLS/RTP/SAVPF 0 111 63 9 8"),
            video ->
                assertThat(video).startsWith("m=video 31001 UDP/TLS/RTP/SAVPF 45 46 96 97 98"));
    assertThat(lines(sdp, "a=recvonly")).hasSize(2);
    assertThat(sdp).contains("ulpfec/90000");
    assertThat(lines(PullOffer.of(NegotiationPolicy.DEFAULT).sdp(Offers.LOCAL), ".*ulpfec.*"))
        .isEmpty();
  }

  @Test
  void aPullOfAnAudioOnlyStreamHasOneTrack() throws SdpException {
    PullOffer offer = PullOffer.of(NegotiationPolicy.DEFAULT);
    String answer =
        Offers.play(offer.sdp(Offers.LOCAL), source().stream().limit(1).toList())
            .answer(Offers.LOCAL);

    assertThat(offer.accept(answer).tracks()).hasSize(1);
  }

  @Test
  void aPullRefusesAnAnswerThatReceives() {
    PullOffer offer = PullOffer.of(NegotiationPolicy.DEFAULT);
    String answer = offer.sdp(Offers.LOCAL);

    assertThatThrownBy(() -> offer.accept(answer))
        .hasMessage("m=audio of the answer is recvonly; expected sendonly");
  }
}
