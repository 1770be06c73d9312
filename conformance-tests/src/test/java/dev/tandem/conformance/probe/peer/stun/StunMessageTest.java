package dev.tandem.conformance.probe.peer.stun;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class StunMessageTest {
  private static final String PASSWORD = "VOkJxbRl1RmTxUk/WvJxBt";

  /** RFC 5769 section 2.1. */
  private static final byte[] REQUEST =
      bytes(
          """
          000100582112a442b7e7a701bc34d686fa87dfae
          802200105354554e207465737420636c69656e74
          002400046e0001ff80290008932ff9b151263b36
          000600096576746a3a68367659202020
          000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2
          80280004e57a3bcf
          """);

  /** RFC 5769 section 2.2. */
  private static final byte[] RESPONSE =
      bytes(
          """
          0101003c2112a442b7e7a701bc34d686fa87dfae
          8022000b7465737420766563746f7220
          002000080001a147e112a643
          000800142b91f599fd9e90c38c7489f92af9ba53f06be7d7
          80280004c07d4c96
          """);

  /** RFC 5769 section 2.3. */
  private static final byte[] RESPONSE_V6 =
      bytes(
          """
          010100482112a442b7e7a701bc34d686fa87dfae
          8022000b7465737420766563746f7220
          002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d9
          00080014a382954e4be67bf11784c97c8292c275bfe3ed41
          80280004c8fb0b4c
          """);

  @Test
  void readsTheSampleRequest() {
    StunMessage request = StunMessage.parse(REQUEST).orElseThrow();

    assertThat(request.kind()).isEqualTo(StunKind.REQUEST);
    assertThat(request.username()).isEqualTo("evtj:h6vY");
    assertThat(request.unsignedInt(StunAttribute.PRIORITY)).isEqualTo(0x6E0001FFL);
    assertThat(request.tieBreaker(StunAttribute.ICE_CONTROLLED)).isEqualTo(0x932FF9B151263B36L);
    assertThat(request.hasIntegrityOf(PASSWORD)).isTrue();
    assertThat(request.hasFingerprint()).isTrue();
  }

  @Test
  void readsTheMappedAddressOfTheSampleResponses() {
    assertThat(StunMessage.parse(RESPONSE).orElseThrow().mappedAddress())
        .contains(new InetSocketAddress("192.0.2.1", 32_853));
    assertThat(StunMessage.parse(RESPONSE_V6).orElseThrow().mappedAddress())
        .contains(new InetSocketAddress("2001:db8:1234:5678:11:2233:4455:6677", 32_853));
  }

  @Test
  void seesThatOtherPasswordsAndChangedBytesDoNotMatch() {
    byte[] changed = REQUEST.clone();
    changed[70] ^= 1;

    assertThat(StunMessage.parse(REQUEST).orElseThrow().hasIntegrityOf("other")).isFalse();
    assertThat(StunMessage.parse(changed).orElseThrow().hasIntegrityOf(PASSWORD)).isFalse();
    assertThat(StunMessage.parse(changed).orElseThrow().hasFingerprint()).isFalse();
  }

  @Test
  void refusesEveryCutOfAMessage() {
    for (int length = 0; length < REQUEST.length; length++) {
      assertThat(StunMessage.parse(Arrays.copyOf(REQUEST, length))).isEmpty();
    }
  }

  @Test
  void readsWhatItWrites() {
    TransactionId id = TransactionId.random();
    InetSocketAddress address = new InetSocketAddress("198.51.100.7", 4_242);

    byte[] bytes =
        new StunWriter(StunKind.ERROR, id)
            .username("a:b")
            .priority(0xFFFFFFFFL)
            .useCandidate()
            .role(true, -5)
            .mappedAddress(address)
            .error(487, "Role Conflict")
            .integrity(PASSWORD)
            .finish();

    StunMessage message = StunMessage.parse(bytes).orElseThrow();
    assertThat(message.transactionId()).isEqualTo(id);
    assertThat(message.username()).isEqualTo("a:b");
    assertThat(message.unsignedInt(StunAttribute.PRIORITY)).isEqualTo(0xFFFFFFFFL);
    assertThat(message.has(StunAttribute.USE_CANDIDATE)).isTrue();
    assertThat(message.tieBreaker(StunAttribute.ICE_CONTROLLING)).isEqualTo(-5);
    assertThat(message.mappedAddress()).contains(address);
    assertThat(message.errorCode()).isEqualTo(487);
    assertThat(message.hasIntegrityOf(PASSWORD)).isTrue();
    assertThat(message.hasFingerprint()).isTrue();
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace("\n", ""));
  }
}
