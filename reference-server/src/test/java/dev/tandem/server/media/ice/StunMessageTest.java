package dev.tandem.server.media.ice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the parser accepts and refuses; the body given in hex follows a sound header. */
class StunMessageTest {

  private final StunMessage message = new StunMessage();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", // nothing
        "00250000", // USE-CANDIDATE
        "802200015f000000", // SOFTWARE, padded
        "0006000161ffffff", // USERNAME with odd padding
      })
  void acceptsSoundAttributes(String body) {
    assertThat(parse(body)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00240005" + "0000000000000000", // PRIORITY too long
        "00240003" + "00000000", // PRIORITY too short
        "00250001" + "00000000", // USE-CANDIDATE with a value
        "80290004" + "00000000", // ICE-CONTROLLED too short
        "80280008" + "0000000000000000", // FINGERPRINT too long
        "00080010" + "00000000000000000000000000000000", // MESSAGE-INTEGRITY too short
        "00060000", // USERNAME empty
        "00060004", // USERNAME behind the end
        "0006ffff" + "00000000", // the longest length there is
        "80220005" + "00000000", // SOFTWARE whose padding lies behind the end
        "00200004" + "00010000", // XOR-MAPPED-ADDRESS without address
      })
  void refusesImpossibleLengths(String body) {
    assertThat(parse(body)).isFalse();
  }

  @Test
  void refusesUserNamesThatNoIceAgentCanHave() {
    assertThat(parse("00060201" + "61".repeat(513) + "000000")).isTrue();
    assertThat(parse("00060202" + "61".repeat(514) + "0000")).isFalse();
  }

  @Test
  void refusesWhatFollowsTheFingerprint() {
    assertThat(parse("8028000400000000")).isTrue();
    assertThat(parse("8028000400000000" + "00250000")).isFalse();
  }

  @Test
  void overlooksWhatFollowsTheIntegrity() {
    String integrity = "00080014" + "00".repeat(20);
    assertThat(parse(integrity + "00250000" + "7fff0000")).isTrue();
    assertThat(message.has(StunAttribute.USE_CANDIDATE)).isFalse();
    assertThat(message.unknownCount()).isZero();
  }

  @Test
  void firstOfRepeatedAttributesCounts() {
    assertThat(parse("0024000400000001" + "0024000400000002")).isTrue();
    assertThat(message.priority()).isEqualTo(1);
  }

  @Test
  void remembersOnlySomeUnknownAttributes() {
    assertThat(parse("7fff0000".repeat(300))).isTrue();
    assertThat(message.unknownCount()).isEqualTo(StunMessage.MAX_UNKNOWN);
  }

  @Test
  void mappedAddressOfUnknownFamilyIsNone() {
    assertThat(parse("00200008" + "0003000000000000")).isTrue();
    assertThat(message.mappedAddress()).isNull();
    assertThat(parse("00200008" + "0002000000000000")).isTrue();
    assertThat(message.mappedAddress()).isNull();
  }

  @Test
  void randomOctetsOfEveryLengthAreHarmless() {
    long seed = 20_250_101;
    Random random = new Random(seed);
    for (int length = 0; length <= 1500; length++) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      assertThat(message.parse(bytes, 0, length)).as("seed %d length %d", seed, length).isFalse();
      assertThat(StunDemux.localUfrag(bytes, 0, length)).isNull();
    }
  }

  @Test
  void randomAttributesOfEveryLengthAreHarmless() {
    long seed = 20_250_102;
    Random random = new Random(seed);
    int accepted = 0;
    for (int length = 20; length <= 1500; length += 4) {
      for (int round = 0; round < 20; round++) {
        byte[] bytes = randomAttributes(random, length);
        accepted += message.parse(bytes, 0, length) ? readAll() : 0;
        StunDemux.localUfrag(bytes, 0, length);
      }
    }
    assertThat(accepted).as("seed %d", seed).isPositive();
  }

  /** A sound header, and attributes of known types with lengths that may not fit. */
  private static byte[] randomAttributes(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    header(bytes);
    StunAttribute[] known = StunAttribute.values();
    for (int at = StunMessage.HEADER_LENGTH; at + 4 <= length; ) {
      int valueLength = random.nextInt(4) == 0 ? random.nextInt(64) : random.nextInt(6) * 4;
      Octets.putInt16(bytes, at, known[random.nextInt(known.length)].type());
      Octets.putInt16(bytes, at + 2, valueLength);
      at += 4 + Octets.padded(valueLength);
    }
    return bytes;
  }

  private int readAll() {
    message.mappedAddress();
    message.errorCode();
    message.fingerprintHolds();
    StunIntegrity.shortTerm("password").holds(message);
    if (message.has(StunAttribute.USERNAME)) {
      message.username();
    }
    return 1;
  }

  private boolean parse(String body) {
    byte[] bytes = HexFormat.of().parseHex("00".repeat(StunMessage.HEADER_LENGTH) + body);
    header(bytes);
    return message.parse(bytes, 0, bytes.length);
  }

  private static void header(byte[] bytes) {
    Octets.putInt16(bytes, 0, StunKind.REQUEST.bindingType());
    Octets.putInt16(bytes, 2, bytes.length - StunMessage.HEADER_LENGTH);
    Octets.putInt32(bytes, 4, StunMessage.MAGIC_COOKIE);
  }
}
