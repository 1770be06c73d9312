package dev.tandem.conformance.probe.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.conformance.probe.packet.Rtcp.TransportFeedback;
import dev.tandem.conformance.probe.packet.Rtcp.TransportFeedback.Arrival;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RtcpTest {
  private static final Rtcp.ReportBlock BLOCK =
      new Rtcp.ReportBlock(0xfedcba98L, 255, -3, 0xffff_ffffL, 90, 0x89abcdefL, 65_536);
  private static final List<Rtcp> EVERYTHING =
      List.of(
          new Rtcp.SenderReport(1, 0x8123_4567_89ab_cdefL, 0xffff_ffffL, 10, 1000, List.of(BLOCK)),
          new Rtcp.ReceiverReport(2, List.of(BLOCK, BLOCK)),
          new Rtcp.SourceDescription(Map.of(3L, "a peer")),
          new Rtcp.GenericNack(4, 5, List.of(65_530, 65_531, 65_535, 10, 30)),
          new Rtcp.PictureLossIndication(6, 7),
          new Rtcp.FullIntraRequest(
              8,
              List.of(
                  new Rtcp.FullIntraRequest.Target(9, 255),
                  new Rtcp.FullIntraRequest.Target(10, 0))),
          new Rtcp.Remb(11, 2_097_144, List.of(12L, 13L)),
          new TransportFeedback(
              14,
              15,
              65_534,
              -2,
              200,
              List.of(
                  new Arrival(65_534, true, 0),
                  new Arrival(65_535, false, 0),
                  new Arrival(0, true, 300),
                  new Arrival(1, true, -1))),
          new Rtcp.Bye(List.of(16L, 0xffff_ffffL), "gone"));

  @Test
  void readsEverythingThatItWrites() throws MalformedPacketException {
    assertThat(Rtcp.parse(Rtcp.compound(EVERYTHING))).isEqualTo(EVERYTHING);
    for (Rtcp packet : EVERYTHING) {
      assertThat(Rtcp.parse(Rtcp.compound(packet))).containsExactly(packet);
    }
  }

  @Test
  void writesAPictureLossIndicationOctetByOctet() {
    assertThat(Rtcp.compound(new Rtcp.PictureLossIndication(1, 2)))
        .isEqualTo(Hex.octets("81 ce 0002 00000001 00000002"));
  }

  @Test
  void packsLostNeighboursIntoOneMask() {
    assertThat(Rtcp.compound(new Rtcp.GenericNack(1, 2, List.of(65_535, 0, 15))))
        .isEqualTo(Hex.octets("81 cd 0003 00000001 00000002 ffff 8001"));
  }

  @Test
  void writesTheBitRateOfARembAsMantissaAndExponent() {
    assertThat(Rtcp.compound(new Rtcp.Remb(1, 1_000_000, List.of(2L))))
        .isEqualTo(Hex.octets("8f ce 0005 00000001 00000000 52454d42 01 0bd090 00000002"));
  }

  @Test
  void endsASourceDescriptionWithZeros() {
    assertThat(Rtcp.compound(new Rtcp.SourceDescription(Map.of(1L, "ab"))))
        .isEqualTo(Hex.octets("81 ca 0003 00000001 01 02 6162 00000000"));
  }

  @Test
  void readsRunLengthAndOneBitChunksOfTransportFeedback() throws MalformedPacketException {
    // a run of two small deltas, then a one-bit vector with the first and third of three
    byte[] packet =
        Hex.octets("8f cd 0006 00000001 00000002 000a 0005 000003 07 2002 a800 01020304");

    TransportFeedback feedback = (TransportFeedback) Rtcp.parse(packet).getFirst();

    assertThat(feedback.received()).containsExactly(10, 11, 12, 14);
    assertThat(feedback.arrivals()).extracting(Arrival::delta).containsExactly(1, 2, 3, 0, 4);
    assertThat(feedback.referenceTime()).isEqualTo(3);
    assertThat(feedback.feedbackCount()).isEqualTo(7);
  }

  @Test
  void keepsWhatItDoesNotKnow() throws MalformedPacketException {
    byte[] packet = Hex.octets("83 cf 0002 00000001 00000002");

    Rtcp.Other other = (Rtcp.Other) Rtcp.parse(packet).getFirst();

    assertThat(other.packetType()).isEqualTo(207);
    assertThat(other.format()).isEqualTo(3);
    assertThat(Rtcp.compound(other)).isEqualTo(packet);
  }

  @Test
  void readsAPaddedPacketAtTheEnd() throws MalformedPacketException {
    assertThat(Rtcp.parse(Hex.octets("a0 c9 0002 00000001 00000004")))
        .containsExactly(new Rtcp.ReceiverReport(1, List.of()));
  }

  @Test
  void saysWhatIsMalformed() {
    assertMalformed("80 c9 00", "shorter than an RTCP header");
    assertMalformed("40 c9 0001 00000001", "RTCP version is 1, not 2");
    assertMalformed("80 c9 0002 00000001", "an RTCP packet goes beyond the end");
    assertMalformed("80 60 0001 00000001", "packet type 96 is not one of RTCP");
    assertMalformed("81 c9 0001 00000001", "a report is too short for its blocks");
    assertMalformed(
        "a0 c9 0002 00000001 00000004 80 c9 0001 00000001",
        "an RTCP packet before the last one has padding");
    assertMalformed("81 cd 0002 00000001 00000002", "a NACK has no whole entries");
    assertMalformed(
        "8f cd 0005 00000001 00000002 000a 0001 000003 07 0000 0000",
        "transport-wide feedback has an empty run of statuses");
  }

  @Test
  void survivesEveryLengthAndEveryOctet() {
    List<byte[]> packets = new ArrayList<>();
    packets.add(Rtcp.compound(EVERYTHING));
    EVERYTHING.forEach(packet -> packets.add(Rtcp.compound(packet)));
    Random random = new Random(4);
    for (byte[] packet : packets) {
      for (int length = 0; length <= packet.length; length++) {
        for (int round = 0; round < 50; round++) {
          byte[] hostile = Arrays.copyOf(packet, length);
          if (length > 0) {
            hostile[random.nextInt(length)] = (byte) random.nextInt();
          }
          assertEitherReadOrRefused(hostile);
        }
      }
    }
  }

  @Test
  void isToldFromMediaByItsType() {
    assertThat(Rtcp.isRtcp(Hex.octets("80c9"))).isTrue();
    assertThat(Rtcp.isRtcp(Hex.octets("80e0"))).isFalse();
    assertThat(Rtcp.isRtcp(Hex.octets("80"))).isFalse();
  }

  private static void assertEitherReadOrRefused(byte[] bytes) {
    try {
      assertThat(Rtcp.parse(bytes)).isNotEmpty();
    } catch (MalformedPacketException e) {
      assertThat(e).hasMessageMatching("\\S.+");
    }
  }

  private static void assertMalformed(String packet, String reason) {
    assertThatThrownBy(() -> Rtcp.parse(Hex.octets(packet)))
        .isInstanceOf(MalformedPacketException.class)
        .hasMessage(reason);
  }
}
