package dev.tandem.server.media.ice;

import static dev.tandem.server.media.ice.ScriptedPeer.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an agent makes of packets that no honest peer sends. */
class IceHostileInputTest {

  private static final IceAddress GOOD = TestAddresses.udp("192.0.2.1", 40001);
  private static final IceAddress EVIL = TestAddresses.udp("203.0.113.66", 666);
  private static final RoleClaim CONTROLLING = new RoleClaim(IceRole.CONTROLLING, 0);
  private static final int FINGERPRINT_LENGTH = 8;
  private static final TransactionId ID = new TransactionId(1, 2);

  private final ScriptedPeer peer = new ScriptedPeer(IceRole.CONTROLLED);
  private final IceAgent agent = peer.agent;
  private final StunWriter writer = new StunWriter();
  private final StunIntegrity ourKey = StunIntegrity.shortTerm(ScriptedPeer.OURS.password());

  @ParameterizedTest
  @EnumSource(IceRole.class)
  void randomOctetsOfEveryLengthAreDroppedInSilence(IceRole role) {
    ScriptedPeer target = new ScriptedPeer(role);
    target.start();
    long seed = 20_250_103;
    Random random = new Random(seed);
    for (int length = 0; length <= 1500; length++) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      assertThat(target.deliver(bytes, EVIL))
          .as("seed %d length %d", seed, length)
          .isEqualTo(StunResult.MALFORMED);
    }
    assertThat(target.sent).isEmpty();
  }

  @Test
  void truncatedChecksAreDroppedInSilenceAtEveryLength() {
    peer.start();
    byte[] check = peer.request(1, true, CONTROLLING);
    for (int length = 0; length < check.length; length++) {
      assertThat(peer.deliver(Arrays.copyOf(check, length), EVIL))
          .as("length %d", length)
          .isEqualTo(StunResult.MALFORMED);
    }
    assertThat(peer.sent).isEmpty();
  }

  @Test
  void checksTruncatedWithALengthThatFitsProveNothing() {
    peer.start();
    byte[] check = peer.request(1, true, CONTROLLING);
    for (int length = StunMessage.HEADER_LENGTH; length < check.length; length += 4) {
      byte[] shorter = Arrays.copyOf(check, length);
      Octets.putInt16(shorter, 2, length - StunMessage.HEADER_LENGTH);
      StunResult result = peer.deliver(shorter, EVIL);
      boolean onlyLacksFingerprint = length == check.length - FINGERPRINT_LENGTH;
      assertThat(result == StunResult.HANDLED).as("%d", length).isEqualTo(onlyLacksFingerprint);
    }
  }

  @Test
  void everyChangedOctetThatIntegrityCoversProvesNothing() {
    peer.start();
    byte[] check = peer.request(1, true, CONTROLLING);
    for (int i = 0; i < check.length - FINGERPRINT_LENGTH; i++) {
      byte[] changed = check.clone();
      changed[i] ^= 0x55;
      assertThat(peer.deliver(changed, EVIL)).as("octet %d", i).isNotEqualTo(StunResult.HANDLED);
    }
    assertThat(agent.isValid(EVIL)).isFalse();
  }

  @Test
  void wrongPasswordIsRefusedWithoutIntegrity() {
    peer.start();
    request().username("ours:theirs").priority(1).integrity(StunIntegrity.shortTerm("guessed"));
    assertThat(deliver()).isEqualTo(StunResult.BAD_INTEGRITY);
    assertRefused(401, false);
  }

  @Test
  void wrongUserNameFragmentIsRefusedWithoutIntegrity() {
    peer.start();
    for (String username : new String[] {"other:theirs", "ours", "our:theirs", "oursx:theirs"}) {
      request().username(username).priority(1).integrity(ourKey);
      assertThat(deliver()).as(username).isEqualTo(StunResult.UNKNOWN_USERNAME);
      assertRefused(401, false);
    }
  }

  @Test
  void checkWithoutCredentialsOrPriorityIsABadRequest() {
    peer.start();
    request().priority(1).integrity(ourKey);
    assertThat(deliver()).isEqualTo(StunResult.MISSING_ATTRIBUTE);
    assertRefused(400, false);
    request().username("ours:theirs").priority(1);
    assertThat(deliver()).isEqualTo(StunResult.MISSING_ATTRIBUTE);
    assertRefused(400, false);
    request().username("ours:theirs").integrity(ourKey);
    assertThat(deliver()).isEqualTo(StunResult.MISSING_ATTRIBUTE);
    assertRefused(400, false);
  }

  @Test
  void unknownAttributeIsNamedInTheRefusal() {
    peer.start();
    assertThat(peer.deliver(requestWithUnknownAttribute(), EVIL))
        .isEqualTo(StunResult.UNKNOWN_ATTRIBUTE);
    StunMessage refusal = peer.last().message;
    assertRefused(420, true);
    int value = refusal.valueOffset(StunAttribute.UNKNOWN_ATTRIBUTES);
    assertThat(Octets.uint16(refusal.buffer(), value)).isEqualTo(0x0024 ^ 0x7000);
  }

  @Test
  void wrongFingerprintIsDroppedInSilence() {
    peer.start();
    byte[] check = peer.request(1, false, CONTROLLING);
    check[check.length - 1] ^= 1;
    assertThat(peer.deliver(check, EVIL)).isEqualTo(StunResult.BAD_FINGERPRINT);
    assertThat(peer.sent).isEmpty();
  }

  @Test
  void otherMethodsAndIndicationsAreNotAnswered() {
    peer.start();
    writer.begin(StunKind.INDICATION, ID);
    assertThat(deliver()).isEqualTo(StunResult.HANDLED);
    byte[] allocate = peer.bytes(writer.begin(StunKind.REQUEST, ID));
    allocate[1] = 0x03;
    assertThat(peer.deliver(allocate, EVIL)).isEqualTo(StunResult.NOT_BINDING);
    assertThat(peer.sent).isEmpty();
    assertThat(agent.isValid(EVIL)).isFalse();
  }

  @Test
  void responsesThatNobodyAskedForAreDropped() {
    byte[] response =
        peer.bytes(writer.begin(StunKind.SUCCESS, ID).mappedAddress(GOOD.socketAddress()));
    assertThat(peer.deliver(response, GOOD)).isEqualTo(StunResult.UNKNOWN_TRANSACTION);
    peer.start();
    assertThat(peer.deliver(response, GOOD)).isEqualTo(StunResult.UNKNOWN_TRANSACTION);
    assertThat(agent.isValid(GOOD)).isFalse();
  }

  @Test
  void forgedResponseToAnOpenRequestProvesNothing() {
    ScriptedPeer offerer = new ScriptedPeer(IceRole.CONTROLLING);
    offerer.start(ScriptedPeer.candidate(GOOD, 0));
    writer
        .begin(StunKind.SUCCESS, offerer.last().message.transactionId())
        .mappedAddress(GOOD.socketAddress())
        .integrity(ourKey);
    assertThat(offerer.deliver(offerer.bytes(writer), GOOD)).isEqualTo(StunResult.BAD_INTEGRITY);
    assertThat(offerer.agent.isValid(GOOD)).isFalse();
    assertThat(offerer.answer(offerer.last())).isEqualTo(StunResult.HANDLED);
  }

  @Test
  void tenThousandAddressesNeverDriveOutTheSelectedOne() {
    peer.start();
    peer.check(GOOD, 1, true);
    int valid = 0;
    for (int i = 0; i < 10_000; i++) {
      assertThat(peer.check(address(i), 1, false)).isEqualTo(StunResult.HANDLED);
      peer.sent.removeIf(s -> !s.to.equals(GOOD));
    }
    for (int i = 0; i < 10_000; i++) {
      valid += agent.isValid(address(i)) ? 1 : 0;
    }
    assertThat(valid).isEqualTo(PairTable.CAPACITY - 1);
    assertThat(agent.isValid(GOOD)).isTrue();
    assertThat(agent.selected()).isEqualTo(GOOD);
  }

  @Test
  void manyAddressesDoNotMakeTheAgentSendFast() {
    peer.start();
    for (int i = 0; i < 1_000; i++) {
      peer.check(address(i), 1, false);
    }
    peer.sent.clear();
    peer.pass(SECOND);
    assertThat(peer.requests()).hasSizeLessThanOrEqualTo(40);
  }

  private StunWriter request() {
    return writer.begin(StunKind.REQUEST, ID);
  }

  private StunResult deliver() {
    return peer.deliver(peer.bytes(writer), EVIL);
  }

  /** A sound check in which PRIORITY is followed by an attribute of an unknown, required type. */
  private byte[] requestWithUnknownAttribute() {
    request().username("ours:theirs").priority(1);
    int unknown = writer.finish() - 8;
    byte[] bytes =
        peer.bytes(request().username("ours:theirs").priority(1).priority(1).integrity(ourKey));
    Octets.putInt16(bytes, unknown, 0x0024 ^ 0x7000);
    ourKey.write(bytes, 0, unknown + 8);
    Octets.putInt32(bytes, bytes.length - 4, StunFingerprint.of(bytes, 0, bytes.length - 8));
    return bytes;
  }

  private void assertRefused(int code, boolean authenticated) {
    StunMessage refusal = peer.last().message;
    assertThat(refusal.kind()).isEqualTo(StunKind.ERROR);
    assertThat(refusal.errorCode()).isEqualTo(code);
    assertThat(ourKey.holds(refusal)).isEqualTo(authenticated);
    assertThat(agent.isValid(EVIL)).isFalse();
    assertThat(agent.state()).isEqualTo(IceState.CHECKING);
  }

  private static IceAddress address(int i) {
    return TestAddresses.udp("10.0." + (i >> 8) + "." + (i & 0xFF), 1024 + i);
  }
}
