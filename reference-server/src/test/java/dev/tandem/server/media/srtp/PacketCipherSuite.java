package dev.tandem.server.media.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every provider of packet ciphers has to do. Each has a class of tests that extends this. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PacketCipherSuite {
  private static final long SEED = 7714;
  private static final int OFFSET = 3;
  private static final int LONGEST_PACKET = 1500;

  /** What each of the tests runs over. */
  record Case(SrtpProfile profile, PacketKind kind) {
    int headerLength() {
      return kind == PacketKind.RTP ? 12 : 8;
    }

    int gap() {
      return kind == PacketKind.RTCP && !profile.isAead() ? PacketCipher.INDEX_LENGTH : 0;
    }
  }

  private final SplittableRandom random = new SplittableRandom(SEED);

  abstract PacketCipherProvider provider();

  static List<Case> cases() {
    var cases = new ArrayList<Case>();
    for (SrtpProfile profile : SrtpProfile.values()) {
      for (PacketKind kind : PacketKind.values()) {
        cases.add(new Case(profile, kind));
      }
    }
    return cases;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void sealsAndOpensEveryLengthAsTheFormulasSay(Case c) throws Exception {
    SessionKeys keys = keys(c);
    PacketCipher cipher = provider().create(c.profile(), c.kind(), keys);
    var formulas = new PlainPacketCipher(c.profile(), c.kind(), keys);
    for (int length = c.headerLength(); length <= LONGEST_PACKET; length++) {
      Sample sample = new Sample(c, length);
      byte[] expected =
          formulas.seal(sample.ssrc, sample.index, sample.trailer, sample.header(), sample.text());

      byte[] sealed = sample.seal(cipher);

      assertThat(Arrays.copyOfRange(sealed, OFFSET, OFFSET + expected.length))
          .as("seed %d, length %d", SEED, length)
          .isEqualTo(expected);
      assertThat(sample.open(cipher, sealed)).isTrue();
      assertThat(sample.opened()).as("length %d", length).isEqualTo(sample.text());
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void opensInPlace(Case c) {
    SessionKeys keys = keys(c);
    PacketCipher cipher = provider().create(c.profile(), c.kind(), keys);
    for (int length : new int[] {c.headerLength(), 13, 27, 28, 29, 100, 528, 1200, 1500}) {
      Sample s = new Sample(c, length);
      byte[] packet = s.seal(cipher);
      int text = OFFSET + s.headerLength;

      assertThat(
              cipher.open(
                  s.ssrc,
                  s.index,
                  s.trailer,
                  packet,
                  OFFSET,
                  s.headerLength,
                  s.textLength,
                  packet,
                  text))
          .isTrue();
      assertThat(Arrays.copyOfRange(packet, text, text + s.textLength)).isEqualTo(s.text());
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void sealsTheSamePacketAgainToTheSameBits(Case c) {
    PacketCipher cipher = provider().create(c.profile(), c.kind(), keys(c));
    Sample sample = new Sample(c, 200);
    Sample other = new Sample(c, 200);

    byte[] first = sample.seal(cipher);

    assertThat(sample.seal(cipher)).isEqualTo(first);
    assertThat(sample.seal(cipher)).isEqualTo(first);
    other.seal(cipher);
    assertThat(sample.seal(cipher)).isEqualTo(first);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void refusesAPacketWithAnyBitFlipped(Case c) {
    PacketCipher cipher = provider().create(c.profile(), c.kind(), keys(c));
    Sample sample = new Sample(c, 60);
    byte[] sealed = sample.seal(cipher);
    int textEnd = OFFSET + 60;
    int tag = textEnd + c.gap();
    for (int octet = OFFSET; octet < tag + c.profile().tagLength(); octet++) {
      boolean inGap = octet >= textEnd && octet < tag;
      for (int bit = 0; bit < 8 && !inGap; bit++) {
        sealed[octet] ^= (byte) (1 << bit);
        assertThat(sample.open(cipher, sealed)).as("octet %d, bit %d", octet, bit).isFalse();
        sealed[octet] ^= (byte) (1 << bit);
      }
    }
    assertThat(sample.open(cipher, sealed)).as("untouched").isTrue();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void refusesAPacketUnderAnyOtherIndexOrTrailer(Case c) {
    PacketCipher cipher = provider().create(c.profile(), c.kind(), keys(c));
    Sample sample = new Sample(c, 60);
    byte[] sealed = sample.seal(cipher);
    boolean trailerCounts = c.kind() == PacketKind.RTCP || !c.profile().isAead();
    for (int bit = 0; bit < 32; bit++) {
      sample.trailer ^= 1 << bit;
      assertThat(sample.open(cipher, sealed)).as("bit %d", bit).isEqualTo(!trailerCounts);
      sample.trailer ^= 1 << bit;
    }
    for (int bit = 0; bit < 48 && c.profile().isAead(); bit++) {
      sample.index ^= 1L << bit;
      assertThat(sample.open(cipher, sealed)).as("index bit %d", bit).isFalse();
      sample.index ^= 1L << bit;
    }
    for (int bit = 0; bit < 32 && c.profile().isAead(); bit++) {
      sample.ssrc ^= 1 << bit;
      assertThat(sample.open(cipher, sealed)).as("SSRC bit %d", bit).isFalse();
      sample.ssrc ^= 1 << bit;
    }
  }

  private SessionKeys keys(Case c) {
    return SessionKeys.derive(
        c.profile(), c.kind(), octets(c.profile().keyLength()), octets(c.profile().saltLength()));
  }

  private byte[] octets(int length) {
    byte[] octets = new byte[length];
    random.nextBytes(octets);
    return octets;
  }

  /** A random packet at an odd place of its array, and arrays for what becomes of it. */
  private final class Sample {
    final int headerLength;
    final int textLength;
    final byte[] plain;
    final byte[] out = new byte[LONGEST_PACKET];
    int ssrc = random.nextInt();
    long index = random.nextLong(1L << 48);
    int trailer = random.nextInt();

    Sample(Case c, int length) {
      headerLength = c.headerLength();
      textLength = length - headerLength;
      plain = octets(OFFSET + length + SrtpSender.MAX_OVERHEAD);
    }

    byte[] header() {
      return Arrays.copyOfRange(plain, OFFSET, OFFSET + headerLength);
    }

    byte[] text() {
      return Arrays.copyOfRange(plain, OFFSET + headerLength, OFFSET + headerLength + textLength);
    }

    byte[] opened() {
      return Arrays.copyOfRange(out, 5, 5 + textLength);
    }

    byte[] seal(PacketCipher cipher) {
      byte[] packet = new byte[plain.length];
      System.arraycopy(plain, OFFSET, packet, OFFSET, headerLength);
      int text = OFFSET + headerLength;
      OffHeap.seal(
          cipher, ssrc, index, trailer, packet, OFFSET, headerLength, plain, text, textLength);
      return packet;
    }

    boolean open(PacketCipher cipher, byte[] packet) {
      return cipher.open(ssrc, index, trailer, packet, OFFSET, headerLength, textLength, out, 5);
    }
  }
}
