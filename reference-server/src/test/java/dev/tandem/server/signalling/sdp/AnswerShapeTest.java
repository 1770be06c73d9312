package dev.tandem.server.signalling.sdp;

import static dev.tandem.server.signalling.sdp.Offers.lines;
import static dev.tandem.server.signalling.sdp.Offers.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What browsers demand of an answer, whatever is negotiated. */
class AnswerShapeTest {
  private static String answer(String offer) throws SdpException {
    return Offers.publish(offer).answer(Offers.LOCAL);
  }

  @Test
  void answersMirrorTheDirectionOfTheOffer() throws SdpException {
    PublishNegotiation published = Offers.publish(Offers.publish());
    String played = Offers.play(Offers.play(), published.tracks()).answer(Offers.LOCAL);

    assertThat(lines(published.answer(Offers.LOCAL), "a=(send|recv).*"))
        .containsExactly("a=recvonly", "a=recvonly");
    assertThat(lines(played, "a=(send|recv).*")).containsExactly("a=sendonly", "a=sendonly");
  }

  @Test
  void keepOrderAndCountOfMLinesAndTheirBundle() throws SdpException {
    String answer = answer(Offers.publish());

    assertThat(lines(answer, "m=.*|a=mid.*|a=group.*"))
        .containsExactly(
            "a=group:BUNDLE 0 1",
            "m=audio 31001 UDP/TLS/RTP/SAVPF 111",
            "a=mid:0",
            "m=video 31001 UDP/TLS/RTP/SAVPF 96 97",
            "a=mid:1");
  }

  @Test
  void carryTheWholeTransportInEveryMLine() throws SdpException {
    String answer = answer(Offers.publish());

    assertThat(lines(answer, "a=candidate:1 1 udp 2130706431 192.0.2.1 31001 typ host")).hasSize(2);
    assertThat(lines(answer, "a=candidate:.* 2001:db8::1 31001 typ host")).hasSize(2);
    assertThat(lines(answer, "a=ice-ufrag:ourU")).hasSize(2);
    assertThat(lines(answer, "a=ice-pwd:ourPasswordOf24Characters")).hasSize(2);
    assertThat(lines(answer, "a=fingerprint:sha-256 CD:.*")).hasSize(2);
    assertThat(lines(answer, "a=rtcp-mux")).hasSize(2);
    assertThat(lines(answer, "c=IN IP4 192.0.2.1")).hasSize(2);
    assertThat(lines(answer, "a=ice-options.*")).isEmpty();
  }

  @Test
  void endEveryLineWithCrlf() throws SdpException {
    String answer = answer(Offers.publish());

    assertThat(answer).endsWith("\r\n");
    assertThat(answer.replace("\r\n", "")).doesNotContain("\r", "\n");
  }

  @Test
  void openDtlsExceptToActiveOffers() throws SdpException {
    String active = Offers.publish().replace("a=setup:actpass", "a=setup:active");

    assertThat(lines(answer(Offers.publish()), "a=setup.*")).containsOnly("a=setup:active");
    assertThat(lines(answer(Offers.publish().replace("actpass", "passive")), "a=setup.*"))
        .containsOnly("a=setup:active");
    assertThat(lines(answer(Offers.publish().replaceAll("a=setup:.*\r\n", "")), "a=setup.*"))
        .containsOnly("a=setup:active");
    assertThat(Offers.publish(Offers.publish()).remote().dtlsClient()).isTrue();
    assertThat(lines(answer(active), "a=setup.*")).containsOnly("a=setup:passive");
    assertThat(Offers.publish(active).remote().dtlsClient()).isFalse();
    assertThatThrownBy(() -> answer(Offers.publish().replace("actpass", "holdconn")))
        .hasMessageContaining("\"holdconn\"; expected actpass, active or passive");
  }

  @Test
  void mirrorReducedSizeRtcpAndMixedExtensions() throws SdpException {
    String plain = without(Offers.publish(), "a=rtcp-rsize|a=extmap-allow-mixed");

    assertThat(lines(answer(Offers.publish()), "a=rtcp-rsize")).hasSize(2);
    assertThat(lines(answer(Offers.publish()), "a=extmap-allow-mixed")).hasSize(1);
    assertThat(lines(answer(plain), "a=rtcp-rsize|a=extmap-allow-mixed")).isEmpty();
  }

  @Test
  void rejectDataChannelsAndServeTheRest() throws SdpException {
    String offer =
        Offers.publish().replace("BUNDLE 0 1", "BUNDLE 0 1 2")
            + "m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\na=mid:2\r\na=sctp-port:5000\r\n";

    assertThat(lines(answer(offer), "m=application.*|a=group.*"))
        .containsExactly("a=group:BUNDLE 0 1", "m=application 0 UDP/DTLS/SCTP webrtc-datachannel");
  }

  @Test
  void rejectASecondMLineOfTheSameKind() throws SdpException {
    String offer = Offers.audioOnly("sendonly").replace("BUNDLE 0", "BUNDLE 0 5");
    String second = offer.substring(offer.indexOf("m=audio")).replace("a=mid:0", "a=mid:5");

    assertThat(lines(answer(offer + second), "m=.*"))
        .containsExactly(
            "m=audio 31001 UDP/TLS/RTP/SAVPF 111",
            "m=audio 0 UDP/TLS/RTP/SAVPF 111 63 9 0 8 13 110 126");
  }

  @Test
  void serveASingleMLineWithoutMidAndGroup() throws SdpException {
    String offer = without(Offers.audioOnly("sendonly"), "a=(mid|group):.*");

    assertThat(lines(answer(offer), "a=(mid|group).*")).isEmpty();
  }

  @Test
  void serveABundleWhoseMidLinesAreMissing() throws SdpException {
    String answer = answer(without(Offers.publish(), "a=mid:.*"));

    assertThat(lines(answer, "a=group.*")).containsExactly("a=group:BUNDLE 0 1");
    assertThat(lines(answer, "m=.* 0 .*")).isEmpty();
  }

  @Test
  void serveMLinesWithTheSameMidWithoutTellingThemApartByIt() throws SdpException {
    PublishNegotiation negotiation = Offers.publish(Offers.publish().replace("a=mid:1", "a=mid:0"));

    assertThat(negotiation.tracks()).extracting(t -> t.mid()).containsExactly("", "");
  }

  @Test
  void refuseTwoMLinesThatAreNotBundled() {
    assertThatThrownBy(() -> answer(without(Offers.publish(), "a=group:.*")))
        .isExactlyInstanceOf(SdpException.class)
        .hasMessage(
            "2 m-lines but no a=group:BUNDLE; expected a group with all their mids, since all media"
                + " of a peer share one port here");
  }

  @Test
  void takeTransportAttributesFromTheSessionToo() throws SdpException {
    String attributes = "a=(ice-ufrag|ice-pwd|fingerprint|setup).*";
    String moved =
        without(Offers.publish(), attributes)
            .replace(
                "t=0 0\r\n",
                "t=0 0\r\na=ice-ufrag:sess\r\na=ice-pwd:sessionPasswordOf24Character\r\n"
                    + "a=setup:passive\r\na=fingerprint:SHA-256 "
                    + Offers.FINGERPRINT.toLowerCase(java.util.Locale.ROOT)
                    + "\r\n");

    PublishNegotiation negotiation = Offers.publish(moved);

    assertThat(negotiation.remote().ice().ufrag()).isEqualTo("sess");
    assertThat(negotiation.remote().dtlsClient()).isTrue();
    assertThat(negotiation.remote().fingerprints().getFirst().value())
        .isEqualTo(Offers.FINGERPRINT);
  }

  @Test
  void sayWhatTheTransportLacks() {
    assertThatThrownBy(() -> answer(without(Offers.publish(), "a=fingerprint.*")))
        .hasMessageStartingWith(
            "no a=fingerprint in the offer or its m-lines; expected a=fingerprint:sha-256 ");
    assertThatThrownBy(() -> answer(Offers.publish().replace("sha-256", "md5")))
        .hasMessageContaining("expected sha-256, sha-384 or sha-512");
    assertThatThrownBy(() -> answer(without(Offers.publish(), "a=ice-ufrag.*")))
        .hasMessageStartingWith("no a=ice-ufrag in the offer or its m-lines");
    assertThatThrownBy(() -> answer(Offers.publish().replaceAll("a=ice-pwd:.*\r\n", "")))
        .hasMessageStartingWith("no a=ice-pwd in the offer or its m-lines");
    assertThatThrownBy(() -> answer(Offers.publish().replace("ice-ufrag:theU", "ice-ufrag:u")))
        .hasMessageContaining("is \"u\"; expected 4 to 256");
    assertThatThrownBy(() -> answer(without(Offers.publish(), "a=rtcp-mux")))
        .hasMessageStartingWith("no a=rtcp-mux in m=audio; expected it");
    assertThatThrownBy(() -> answer(Offers.publish().replace("UDP/TLS/RTP/SAVPF", "RTP/AVP")))
        .hasMessage("protocol of m=audio is \"RTP/AVP\"; expected UDP/TLS/RTP/SAVPF");
  }
}
