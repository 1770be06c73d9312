package dev.tandem.server.media.rtcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.media.rtp.Hex;
import dev.tandem.server.media.rtp.HostileBytes;
import org.junit.jupiter.api.Test;

class RtcpParserTest {
  private static final String SENDER_REPORT =
      "81 c8 000c 11111111 0102030405060708 a0b0c0d0 ffffffff 00000400"
          + "22222222 40 fffffe 00010203 00000011 12345678 00010000";
  private static final String RECEIVER_REPORT =
      "82 c9 000d 11111111"
          + "22222222 ff 000003 00000004 00000005 00000006 00000007"
          + "33333333 00 000000 80000000 00000000 00000000 00000000";
  private static final String DESCRIPTION = "81 ca 0002 11111111 01 01 61 00";
  private static final String NACK = "81 cd 0004 11111111 22222222 0064 8001 ffff 0000";
  private static final String PLI = "81 ce 0002 11111111 22222222";
  private static final String FIR =
      "84 ce 0006 11111111 00000000 22222222 07000000 33333333 08000000";
  private static final String REMB = "8f ce 0005 11111111 00000000 52454d42 01 0b d090 22222222";
  private static final String TRANSPORT_FEEDBACK =
      "8f cd 0005 11111111 22222222 0001 0002 000001 00 2002 0405";
  private static final String BYE = "82 cb 0002 11111111 22222222";

  private final RtcpLog log = new RtcpLog();

  @Test
  void readsSenderReports() {
    assertThat(parse(SENDER_REPORT)).isEqualTo(RtcpStatus.OK);

    assertThat(log.lines)
        .containsExactly(
            "sr 11111111 ntp=102030405060708 rtp=a0b0c0d0 packets=4294967295 octets=1024",
            "block 11111111 22222222 fraction=64 lost=-2 highest=10203 jitter=17 lsr=12345678"
                + " dlsr=10000");
  }

  @Test
  void readsReceiverReports() {
    assertThat(parse(RECEIVER_REPORT)).isEqualTo(RtcpStatus.OK);

    assertThat(log.lines)
        .containsExactly(
            "block 11111111 22222222 fraction=255 lost=3 highest=4 jitter=5 lsr=6 dlsr=7",
            "block 11111111 33333333 fraction=0 lost=0 highest=80000000 jitter=0 lsr=0 dlsr=0");
  }

  @Test
  void readsFeedback() {
    assertThat(parse(NACK, PLI, FIR, REMB, TRANSPORT_FEEDBACK)).isEqualTo(RtcpStatus.OK);

    assertThat(log.lines)
        .containsExactly(
            "nack 11111111 22222222 pid=100 blp=8001",
            "nack 11111111 22222222 pid=65535 blp=0000",
            "pli 11111111 22222222",
            "fir 11111111 22222222 7",
            "fir 11111111 33333333 8",
            "remb 11111111 1000000",
            "transport 00 01 00 02 00 00 01 00 20 02 04 05");
  }

  @Test
  void takesAnOverflowingBitrateForUnlimited() {
    parse("8f ce 0004 11111111 00000000 52454d42 00 ff ffff");

    assertThat(log.lines).containsExactly("remb 11111111 " + Long.MAX_VALUE);
  }

  @Test
  void readsGoodbyes() {
    assertThat(parse(BYE)).isEqualTo(RtcpStatus.OK);

    assertThat(log.lines).containsExactly("bye 11111111", "bye 22222222");
  }

  @Test
  void skipsWhatItDoesNotUnderstand() {
    assertThat(
            parse(
                DESCRIPTION,
                "80 cc 0002 11111111 61626364", // application-defined
                "87 cd 0002 11111111 22222222", // unknown transport feedback
                "8f ce 0003 11111111 22222222 41424344", // unknown application feedback
                PLI))
        .isEqualTo(RtcpStatus.OK);

    assertThat(log.lines).containsExactly("pli 11111111 22222222");
  }

  @Test
  void leavesOutPadding() {
    assertThat(parse("a1 cd 0004 11111111 22222222 0064 0000 00000004")).isEqualTo(RtcpStatus.OK);

    assertThat(log.lines).containsExactly("nack 11111111 22222222 pid=100 blp=0000");
  }

  @Test
  void refusesWhatIsNoRtcp() {
    assertThat(parse("")).isEqualTo(RtcpStatus.TRUNCATED);
    assertThat(parse("80 c9 00")).isEqualTo(RtcpStatus.TRUNCATED);
    assertThat(parse("80 c9 0002 11111111")).isEqualTo(RtcpStatus.TRUNCATED);
    assertThat(parse("00 c9 0001 11111111")).isEqualTo(RtcpStatus.BAD_VERSION);
    assertThat(parse("a0 c9 0001 11111100")).isEqualTo(RtcpStatus.BAD_PADDING);
    assertThat(parse("a0 c9 0001 11111105")).isEqualTo(RtcpStatus.BAD_PADDING);
    assertThat(parse("81 c9 0001 11111111")).isEqualTo(RtcpStatus.MALFORMED);
    assertThat(parse("80 c8 0001 11111111")).isEqualTo(RtcpStatus.MALFORMED);
    assertThat(parse("81 ce 0001 11111111")).isEqualTo(RtcpStatus.MALFORMED);
    assertThat(parse("82 cb 0001 11111111")).isEqualTo(RtcpStatus.MALFORMED);
    assertThat(log.lines).isEmpty();
  }

  @Test
  void handlesWhatStandsBeforeAMalformedPacket() {
    assertThat(parse(PLI, "81 cd 0009 1111")).isEqualTo(RtcpStatus.TRUNCATED);

    assertThat(log.lines).containsExactly("pli 11111111 22222222");
  }

  @Test
  void survivesHostileBytes() {
    HostileBytes.Reader reader =
        (buffer, offset, length) -> RtcpParser.parse(buffer, offset, length, new RtcpLog());
    HostileBytes.mutilated(
        Hex.octets(
            SENDER_REPORT,
            RECEIVER_REPORT,
            DESCRIPTION,
            NACK,
            PLI,
            FIR,
            REMB,
            TRANSPORT_FEEDBACK,
            BYE),
        reader);
    HostileBytes.everyLength(reader);
    for (int type = 200; type <= 207; type++) {
      for (int format : new int[] {0, 1, 4, 15, 31, 63}) {
        HostileBytes.everyLength(
            new byte[] {(byte) (0x80 | format), (byte) type, 0, (byte) (format + 1)}, reader);
      }
    }
  }

  private RtcpStatus parse(String... parts) {
    byte[] packet = Hex.octets(parts);
    return RtcpParser.parse(packet, 0, packet.length, log);
  }
}
