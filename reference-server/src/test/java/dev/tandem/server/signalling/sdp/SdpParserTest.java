package dev.tandem.server.signalling.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SdpParserTest {
  @Test
  void readsEitherLineEndAndALastLineWithoutOne() throws SdpException {
    SessionDescription expected = SdpParser.parse(Offers.publish());

    assertThat(SdpParser.parse(Offers.publish().replace("\r\n", "\n"))).isEqualTo(expected);
    assertThat(SdpParser.parse(Offers.publish().stripTrailing())).isEqualTo(expected);
  }

  @Test
  void keepsAttributesOfSessionAndMediaApart() throws SdpException {
    SessionDescription offer = SdpParser.parse(Offers.publish());

    assertThat(offer.bundle()).containsExactly("0", "1");
    assertThat(offer.media()).extracting(MediaSection::media).containsExactly("audio", "video");
    assertThat(offer.media()).extracting(MediaSection::mid).containsExactly("0", "1");
    assertThat(offer.attributes().has("ice-ufrag")).isFalse();
    assertThat(offer.media().getFirst().attributes().first("ice-ufrag")).hasValue("theU");
  }

  @Test
  void passesOverUnknownLinesAndStrayLineEnds() throws SdpException {
    String odd = Offers.audioOnly("sendonly").replace("t=0 0\r\n", "t=0 0\r\n\r\r\n\r\nz=1 2\r\n");

    assertThat(SdpParser.parse(odd + "a=never-heard-of:it\r\n").media()).hasSize(1);
  }

  @Test
  void saysWhichLineIsNotALine() {
    assertThatThrownBy(() -> SdpParser.parse("v=0\r\nhello\r\n"))
        .isInstanceOf(SdpException.class)
        .hasMessage("SDP line 2 is \"hello\"; expected a letter, = and a value");
  }

  @Test
  void saysWhatAnMLineHasToLookLike() {
    assertThatThrownBy(() -> SdpParser.parse("v=0\r\nm=audio 9\r\n"))
        .hasMessageContaining("expected m=<media> <port> <protocol> <format>");
    assertThatThrownBy(() -> SdpParser.parse("v=0\r\nm=audio 99999 RTP/SAVPF 0\r\n"))
        .hasMessageContaining("\"99999\"; expected 0 to 65535");
  }

  @Test
  void refusesTextsWithoutMedia() {
    assertThatThrownBy(() -> SdpParser.parse("v=0\r\n"))
        .hasMessage("SDP without m-lines; expected m=audio or m=video");
    assertThatThrownBy(() -> SdpParser.parse(" \r\n")).hasMessageContaining("empty SDP");
    assertThatThrownBy(() -> SdpParser.parse("v=1\r\n")).hasMessageContaining("expected v=0");
  }

  @Test
  void refusesWhatIsLargerThanAnyRealDescription() {
    String manyLines = "v=0\n" + "m=audio 9 RTP/SAVPF 0\n".repeat(17);
    String manyFormats = "v=0\nm=audio 9 RTP/SAVPF" + " 0".repeat(129) + "\n";
    String manyCandidates = "v=0\nm=audio 9 RTP/SAVPF 0\n" + "a=candidate:1\n".repeat(65);

    assertThatThrownBy(() -> SdpParser.parse("v".repeat(128 * 1024 + 1)))
        .hasMessageContaining("expected at most 131072");
    assertThatThrownBy(() -> SdpParser.parse(manyLines)).hasMessage("more than 16 m-lines");
    assertThatThrownBy(() -> SdpParser.parse(manyFormats)).hasMessageContaining("at most 128");
    assertThatThrownBy(() -> SdpParser.parse(manyCandidates))
        .hasMessage("more than 64 candidates in one m-line");
  }

  @Test
  void readsCandidatesOfComponent1AndPassesOverOthers() {
    String udp = "1 1 udp 2130706431 192.0.2.7 5000 typ host generation 0";
    String tcp = "2 1 TCP 1518280447 192.0.2.7 9 typ host tcptype active";

    assertThat(CandidateLine.parse(udp).orElseThrow().address()).isEqualTo("192.0.2.7");
    assertThat(CandidateLine.parse(tcp).orElseThrow().tcpType()).isEqualTo("active");
    assertThat(
            List.of(
                "1 2 udp 2130706431 192.0.2.7 5000 typ host",
                "1 1 sctp 2130706431 192.0.2.7 5000 typ host",
                "1 1 udp 0 192.0.2.7 5000 typ host",
                "1 1 udp 2130706431 192.0.2.7 5000 typ moon",
                "1 1 udp"))
        .allSatisfy(line -> assertThat(CandidateLine.parse(line)).isEmpty());
  }

  @Test
  void writesCandidatesAsItReadsThem() {
    for (String line :
        List.of(
            "1 1 udp 2130706431 192.0.2.7 5000 typ host",
            "7 1 udp 1694498815 192.0.2.7 5000 typ srflx raddr 0.0.0.0 rport 0",
            "2 1 tcp 1518280447 2001:db8::1 5000 typ host tcptype passive")) {
      assertThat(CandidateLine.write(CandidateLine.parse(line).orElseThrow())).isEqualTo(line);
    }
  }
}
