package dev.tandem.server.media.srtp;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.tandem.server.media.rtp.PlainText;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;

/**
 * Judges the ciphers of a library before a packet of a peer is given to them: by the packets of RFC
 * 7714 and of the reference implementation of RFC 3711, and by comparison with the ciphers of the
 * Java platform on random packets, of which none with a flipped bit may be accepted.
 */
final class CipherCheck {
  private static final int RANDOM_PACKETS = 24;
  private static final int LONGEST_TEXT = 1400;
  private static final long SEED = 3711;
  private static final int PLACE = 5;

  private static final byte[] GCM_SALT = octets("517569642070726f2071756f");
  private static final String GCM_PLAIN =
      "8040f17b8041f8d35501a0b247616c6c696120657374206f6d6e69732064697669736120696e207061727465"
          + "732074726573";
  private static final String GCM_128 =
      "8040f17b8041f8d35501a0b2f24de3a3fb34de6cacba861c9d7e4bcabe633bd50d294e6f42a5f47a51c7d19b"
          + "36de3adf8833899d7f27beb16a9152cf765ee4390cce";
  private static final String GCM_256 =
      "8040f17b8041f8d35501a0b232b1de78a822fe12ef9f78fa332e33aab18012389a58e2f3b50b2a0276ffae0f"
          + "1ba63799b87b7aa3db36dfffd6b0f9bb7878d7a76c13";
  private static final String CM_PLAIN = "800f1234decafbadcafebabeabababababababababababababababab";
  private static final String CM =
      "800f1234decafbadcafebabe4e55dc4ce79978d88ca4d215949d2402b78d6acc99ea179b8dbb";

  private CipherCheck() {}

  /** Whether a library does right by a profile. */
  static boolean passes(PacketCipherProvider ciphers, SrtpProfile profile) {
    return sealsTheKnownPacket(ciphers, profile)
        && agreesOnRandomPackets(ciphers, profile, PacketKind.RTP)
        && agreesOnRandomPackets(ciphers, profile, PacketKind.RTCP);
  }

  private static boolean sealsTheKnownPacket(PacketCipherProvider ciphers, SrtpProfile profile) {
    return switch (profile) {
      case AEAD_AES_128_GCM -> seals(ciphers, profile, gcmKeys(16), GCM_PLAIN, GCM_128);
      case AEAD_AES_256_GCM -> seals(ciphers, profile, gcmKeys(32), GCM_PLAIN, GCM_256);
      case AES128_CM_HMAC_SHA1_80 ->
          seals(
              ciphers,
              profile,
              SessionKeys.derive(
                  profile,
                  PacketKind.RTP,
                  octets("e1f97a0d3e018be0d64fa32c06de4139"),
                  octets("0ec675ad498afeebb6960b3aabe6")),
              CM_PLAIN,
              CM);
    };
  }

  private static SessionKeys gcmKeys(int length) {
    byte[] key = new byte[length];
    for (int i = 0; i < length; i++) {
      key[i] = (byte) i;
    }
    return new SessionKeys(key, new byte[0], GCM_SALT);
  }

  private static boolean seals(
      PacketCipherProvider ciphers,
      SrtpProfile profile,
      SessionKeys keys,
      String plainPacket,
      String sealed) {
    byte[] plain = octets(plainPacket);
    int ssrc = Octets.getInt(plain, 8);
    int sequence = Octets.getUnsignedShort(plain, 2);
    byte[] withRoom = Arrays.copyOf(plain, plain.length + profile.tagLength());
    MemorySegment packet = Arena.ofAuto().allocateFrom(JAVA_BYTE, withRoom);
    PlainText text = new PlainText().set(plain, 12, packet, 12, plain.length - 12);
    ciphers
        .create(profile, PacketKind.RTP, keys)
        .seal(ssrc, sequence, 0, plain, 0, 12, text, packet, 0);
    return Arrays.equals(packet.toArray(JAVA_BYTE), octets(sealed));
  }

  private static boolean agreesOnRandomPackets(
      PacketCipherProvider ciphers, SrtpProfile profile, PacketKind kind) {
    SplittableRandom random = new SplittableRandom(SEED);
    SessionKeys keys =
        SessionKeys.derive(
            profile,
            kind,
            random(random, profile.keyLength()),
            random(random, profile.saltLength()));
    PacketCipher judged = ciphers.create(profile, kind, keys);
    PacketCipher platform = new JdkPacketCiphers().create(profile, kind, keys);
    for (int i = 0; i < RANDOM_PACKETS; i++) {
      int headerLength = kind == PacketKind.RTP ? 12 + 4 * random.nextInt(8) : 8;
      byte[] text = random(random, random.nextInt(LONGEST_TEXT));
      if (!new Sample(headerLength, text, random).agree(judged, platform)) {
        return false;
      }
    }
    return true;
  }

  private static byte[] random(SplittableRandom random, int length) {
    byte[] octets = new byte[length];
    random.nextBytes(octets);
    return octets;
  }

  private static byte[] octets(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  /** One random packet. */
  private static final class Sample {
    private final int headerLength;
    private final byte[] text;
    private final byte[] plain;
    private final int ssrc;
    private final long index;
    private final int trailer;
    private final int flippedBit;

    Sample(int headerLength, byte[] text, SplittableRandom random) {
      this.headerLength = headerLength;
      this.text = text;
      int room = SrtpSender.MAX_OVERHEAD;
      plain = random(random, PLACE + headerLength + text.length + room);
      ssrc = random.nextInt();
      index = random.nextLong(1L << 31);
      trailer = random.nextInt();
      flippedBit = random.nextInt(8 * (headerLength + text.length));
    }

    boolean agree(PacketCipher judged, PacketCipher platform) {
      byte[] sealed = seal(judged);
      boolean same = Arrays.equals(sealed, seal(platform)) && opens(judged, sealed);
      sealed[PLACE + flippedBit / 8] ^= (byte) (1 << (flippedBit % 8));
      return same && !opens(judged, sealed);
    }

    private byte[] seal(PacketCipher cipher) {
      MemorySegment packet = Arena.ofAuto().allocateFrom(JAVA_BYTE, plain);
      MemorySegment memory = Arena.ofAuto().allocateFrom(JAVA_BYTE, text);
      PlainText clear = new PlainText().set(text, 0, memory, 0, text.length);
      cipher.seal(ssrc, index, trailer, plain, PLACE, headerLength, clear, packet, PLACE);
      return packet.toArray(JAVA_BYTE);
    }

    private boolean opens(PacketCipher cipher, byte[] sealed) {
      byte[] out = new byte[text.length];
      return cipher.open(ssrc, index, trailer, sealed, PLACE, headerLength, text.length, out, 0)
          && Arrays.equals(out, text);
    }
  }
}
