package dev.tandem.load.jmh;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.tandem.server.media.rtp.BigEndian;
import dev.tandem.server.media.rtp.PlainText;
import dev.tandem.server.media.srtp.PacketCipher;
import dev.tandem.server.media.srtp.PacketKind;
import dev.tandem.server.media.srtp.SessionKeys;
import dev.tandem.server.media.srtp.SrtpProfile;
import dev.tandem.server.media.srtp.SrtpSender;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One packet is protected, or unprotected, by each library. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SrtpBenchmark {
  private static final int HEADER = 12;
  private static final int SSRC = 7;

  @Param({"ipsec-mb", "boringssl", "openssl", "jdk"})
  public String library = "jdk";

  @Param({"AEAD_AES_128_GCM", "AEAD_AES_256_GCM", "AES128_CM_HMAC_SHA1_80"})
  public SrtpProfile profile = SrtpProfile.AEAD_AES_128_GCM;

  @Param({"100", "1200"})
  public int octets = 1200;

  private final MemorySegment packet = Arena.ofAuto().allocate(2048);
  private final byte[] header = new byte[HEADER];
  private final PlainText text = new PlainText();
  private final byte[] sealed = new byte[2048];
  private final byte[] out = new byte[2048];
  private SrtpSender sender;
  private PacketCipher cipher;
  private int sequence;

  @Setup
  public void setUp() {
    byte[] key = Ciphers.key(profile);
    byte[] salt = Ciphers.salt(profile);
    header[0] = (byte) 0x80;
    header[HEADER - 1] = (byte) SSRC;
    text.set(new byte[octets], 0, Arena.ofAuto().allocate(octets), 0, octets - HEADER);
    sender = new SrtpSender(profile, key, salt, Ciphers.of(library));
    SessionKeys keys = SessionKeys.derive(profile, PacketKind.RTP, key, salt);
    cipher = Ciphers.of(library).create(profile, PacketKind.RTP, keys);
    cipher.seal(SSRC, 0, 0, header, 0, HEADER, text, packet, 0);
    MemorySegment.copy(packet, JAVA_BYTE, 0, sealed, 0, sealed.length);
  }

  @Benchmark
  public int protect() {
    sequence = (sequence + 1) & 0xffff;
    BigEndian.putU16(header, 2, sequence);
    return sender.protectRtp(header, 0, HEADER, text, packet, 0);
  }

  @Benchmark
  public boolean unprotect() {
    return cipher.open(SSRC, 0, 0, sealed, 0, HEADER, octets - HEADER, out, HEADER);
  }
}
