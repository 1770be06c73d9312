package dev.tandem.server.media.ice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StunWriterTest {

  private static final TransactionId ID = new TransactionId(0x01020304, 0x05060708090a0b0cL);

  private final StunWriter writer = new StunWriter();
  private final StunMessage message = new StunMessage();
  private final StunIntegrity key = StunIntegrity.shortTerm("a password of many chars");

  @Test
  void requestReadsBackAsItWasWritten() {
    writer
        .begin(StunKind.REQUEST, ID)
        .username("peer:own")
        .priority(0xFFFFFFFFL)
        .role(new RoleClaim(IceRole.CONTROLLING, -2))
        .useCandidate()
        .integrity(key);
    readBack();
    assertThat(message.kind()).isEqualTo(StunKind.REQUEST);
    assertThat(message.transactionId()).isEqualTo(ID);
    assertThat(message.username()).isEqualTo("peer:own");
    assertThat(message.priority()).isEqualTo(0xFFFFFFFFL);
    assertThat(message.tieBreaker(StunAttribute.ICE_CONTROLLING)).isEqualTo(-2);
    assertThat(message.has(StunAttribute.USE_CANDIDATE)).isTrue();
    assertThat(key.holds(message)).isTrue();
    assertThat(message.fingerprintHolds()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.255", "2001:db8::ffff", "::1", "255.255.255.255"})
  void mappedAddressReadsBackAsItWasWritten(String literal) {
    writer
        .begin(StunKind.SUCCESS, ID)
        .mappedAddress(TestAddresses.socket(literal, 65535))
        .integrity(key);
    readBack();
    assertThat(message.mappedAddress()).isEqualTo(TestAddresses.socket(literal, 65535));
  }

  @ParameterizedTest
  @EnumSource(StunError.class)
  void errorCodeReadsBackAsItWasWritten(StunError error) {
    writer.begin(StunKind.ERROR, ID).error(error);
    readBack();
    assertThat(message.kind()).isEqualTo(StunKind.ERROR);
    assertThat(message.errorCode()).isEqualTo(error.code());
    assertThat(key.holds(message)).isFalse();
  }

  @Test
  void longestUserNameFits() {
    String longest = "u".repeat(256) + ":" + "v".repeat(256);
    writer
        .begin(StunKind.REQUEST, ID)
        .username(longest)
        .priority(1)
        .role(new RoleClaim(IceRole.CONTROLLED, 1))
        .useCandidate()
        .integrity(key);
    readBack();
    assertThat(message.username()).isEqualTo(longest);
  }

  @Test
  void everyChangedBitBreaksFingerprintOrIntegrityOrForm() {
    writer.begin(StunKind.REQUEST, ID).username("peer:own").priority(7).integrity(key);
    byte[] sound = Arrays.copyOf(writer.buffer(), writer.finish());
    for (int bit = 0; bit < sound.length * 8; bit++) {
      byte[] changed = sound.clone();
      changed[bit / 8] ^= (byte) (1 << (bit % 8));
      boolean accepted =
          message.parse(changed, 0, changed.length)
              && message.has(StunAttribute.FINGERPRINT)
              && message.fingerprintHolds()
              && key.holds(message);
      assertThat(accepted).as("with bit %d changed", bit).isFalse();
    }
  }

  private void readBack() {
    int length = writer.finish();
    byte[] shifted = new byte[length + 7];
    System.arraycopy(writer.buffer(), 0, shifted, 7, length);
    assertThat(message.parse(shifted, 7, length)).isTrue();
  }
}
