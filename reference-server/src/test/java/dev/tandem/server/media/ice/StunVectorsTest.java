package dev.tandem.server.media.ice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The test vectors of RFC 5769. */
class StunVectorsTest {

  private static final String PASSWORD = "VOkJxbRl1RmTxUk/WvJxBt";
  private static final TransactionId ID = new TransactionId(0xb7e7a701, 0xbc34d686fa87dfaeL);

  private static final String REQUEST =
      """
      00010058 2112a442 b7e7a701 bc34d686 fa87dfae
      80220010 5354554e 20746573 7420636c 69656e74
      00240004 6e0001ff
      80290008 932ff9b1 51263b36
      00060009 6576746a 3a683676 59202020
      00080014 9aeaa70c bfd8cb56 781ef2b5 b2d3f249 c1b571a2
      80280004 e57a3bcf
      """;

  private static final String IPV4_RESPONSE =
      """
      0101003c 2112a442 b7e7a701 bc34d686 fa87dfae
      8022000b 74657374 20766563 746f7220
      00200008 0001a147 e112a643
      00080014 2b91f599 fd9e90c3 8c7489f9 2af9ba53 f06be7d7
      80280004 c07d4c96
      """;

  private static final String IPV6_RESPONSE =
      """
      01010048 2112a442 b7e7a701 bc34d686 fa87dfae
      8022000b 74657374 20766563 746f7220
      00200014 0002a147 0113a9fa a5d3f179 bc25f4b5 bed2b9d9
      00080014 a382954e 4be67bf1 1784c97c 8292c275 bfe3ed41
      80280004 c8fb0b4c
      """;

  private static final String LONG_TERM_REQUEST =
      """
      00010060 2112a442 78ad3433 c6ad72c0 29da412e
      00060012 e3839ee3 8388e383 aae38383 e382afe3 82b90000
      0015001c 662f2f34 39396b39 35346436 4f4c3334 6f4c3946 53547679 36347341
      0014000b 6578616d 706c652e 6f726700
      00080014 f6702465 6dd64a3e 02b8e071 2e85c9a2 8ca89666
      """;

  @Test
  void readsTheSampleRequest() {
    StunMessage message = parse(REQUEST);
    assertThat(message.kind()).isEqualTo(StunKind.REQUEST);
    assertThat(message.isBinding()).isTrue();
    assertThat(message.transactionId()).isEqualTo(ID);
    assertThat(message.username()).isEqualTo("evtj:h6vY");
    assertThat(message.priority()).isEqualTo(0x6e0001ffL);
    assertThat(message.tieBreaker(StunAttribute.ICE_CONTROLLED)).isEqualTo(0x932ff9b151263b36L);
    assertThat(message.has(StunAttribute.ICE_CONTROLLING)).isFalse();
    assertThat(message.unknownCount()).isZero();
  }

  @Test
  void readsTheAddressesOfTheSampleResponses() {
    assertThat(parse(IPV4_RESPONSE).mappedAddress())
        .isEqualTo(TestAddresses.socket("192.0.2.1", 32853));
    assertThat(parse(IPV6_RESPONSE).mappedAddress())
        .isEqualTo(TestAddresses.socket("2001:db8:1234:5678:11:2233:4455:6677", 32853));
  }

  @Test
  void integrityAndFingerprintOfTheSamplesHold() {
    StunIntegrity integrity = StunIntegrity.shortTerm(PASSWORD);
    for (String sample : new String[] {REQUEST, IPV4_RESPONSE, IPV6_RESPONSE}) {
      StunMessage message = parse(sample);
      assertThat(message.has(StunAttribute.FINGERPRINT)).isTrue();
      assertThat(message.fingerprintHolds()).isTrue();
      assertThat(integrity.holds(message)).isTrue();
      assertThat(StunIntegrity.shortTerm(PASSWORD + "x").holds(message)).isFalse();
    }
  }

  @Test
  void namesTheLongTermAttributesAsUnknown() throws GeneralSecurityException {
    StunMessage message = parse(LONG_TERM_REQUEST);
    assertThat(message.username()).isEqualTo("マトリックス");
    assertThat(message.unknownCount()).isEqualTo(2);
    assertThat(message.unknownType(0)).isEqualTo(0x0015);
    assertThat(message.unknownType(1)).isEqualTo(0x0014);
    byte[] secret = "マトリックス:example.org:TheMatrIX".getBytes(StandardCharsets.UTF_8);
    byte[] key = MessageDigest.getInstance("MD5").digest(secret);
    assertThat(new StunIntegrity(key).holds(message)).isTrue();
  }

  private static StunMessage parse(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
    StunMessage message = new StunMessage();
    assertThat(message.parse(bytes, 0, bytes.length)).isTrue();
    return message;
  }
}
