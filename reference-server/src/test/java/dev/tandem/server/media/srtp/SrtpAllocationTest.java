package dev.tandem.server.media.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.tandem.server.media.rtp.PlainText;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a packet leaves on the heap: nothing of ours, and of the platform only what its GCM leaves.
 */
class SrtpAllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int WARM_UP = 3_000;
  private static final int PACKETS = 3_000;

  /** A new set of parameters and tables for each packet, whatever its length (JDK 25: 1,040). */
  private static final long GCM_OCTETS_PER_PACKET = 1_200;

  private final byte[] header = Packets.rtp(5, 0);
  private final PlainText payload = OffHeap.text(new byte[1_200], 0, 1_200);
  private final byte[] packet = new byte[1_500];
  private final MemorySegment memory = Arena.ofAuto().allocate(packet.length);
  private final byte[] out = new byte[1_500];

  @Test
  void ourCodeLeavesNothing() {
    assertThat(octetsPerPacket(SrtpProfile.AEAD_AES_128_GCM, (_, _, _) -> new NoCipher())).isZero();
  }

  @Test
  void counterModeLeavesNothing() {
    assertThat(octetsPerPacket(SrtpProfile.AES128_CM_HMAC_SHA1_80, new JdkPacketCiphers()))
        .isZero();
  }

  @ParameterizedTest
  @MethodSource("dev.tandem.server.media.srtp.NativeLibraries#present")
  void nativeLibrariesLeaveNothing(CipherSource library) {
    for (SrtpProfile profile : SrtpProfile.values()) {
      if (library.supports().test(profile)) {
        assertThat(octetsPerPacket(profile, library.ciphers())).as(profile.name()).isZero();
      }
    }
  }

  @Test
  void galoisModeLeavesNoMoreThanThePlatformDoes() {
    for (SrtpProfile profile :
        new SrtpProfile[] {SrtpProfile.AEAD_AES_128_GCM, SrtpProfile.AEAD_AES_256_GCM}) {
      // each round seals a media packet and a control packet, and opens both
      assertThat(octetsPerPacket(profile, new JdkPacketCiphers()))
          .isPositive()
          .isLessThan(4 * GCM_OCTETS_PER_PACKET);
    }
  }

  private long octetsPerPacket(SrtpProfile profile, PacketCipherProvider ciphers) {
    byte[] key = Packets.key(profile);
    byte[] salt = Packets.salt(profile);
    SrtpSender sender = new SrtpSender(profile, key, salt, ciphers);
    SrtpReceiver receiver = new SrtpReceiver(profile, key, salt, ciphers);
    run(sender, receiver, 0, WARM_UP);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    run(sender, receiver, WARM_UP, PACKETS);
    return (THREADS.getCurrentThreadAllocatedBytes() - before) / PACKETS;
  }

  private void run(SrtpSender sender, SrtpReceiver receiver, int first, int count) {
    for (int number = first; number < first + count; number++) {
      header[2] = (byte) (number >>> 8);
      header[3] = (byte) number;
      int length = sender.protectRtp(header, 0, 12, payload, memory, 0);
      receive(length);
      require(receiver.unprotectRtp(packet, 0, length, out, 0));
      length = sender.protectRtcp(header, 0, 60, memory, 0);
      receive(length);
      require(receiver.unprotectRtcp(packet, 0, length, out, 0));
    }
  }

  private void receive(int length) {
    MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, 0, packet, 0, length);
  }

  private static void require(SrtpStatus status) {
    if (status != SrtpStatus.OK) {
      throw new AssertionError(status);
    }
  }

  /** Takes every packet for authentic and leaves it as it is. */
  private static final class NoCipher implements PacketCipher {
    @Override
    public void seal(
        int ssrc,
        long index,
        int trailer,
        byte[] header,
        int headerOffset,
        int headerLength,
        PlainText text,
        MemorySegment packet,
        long place) {
      MemorySegment.copy(header, headerOffset, packet, ValueLayout.JAVA_BYTE, place, headerLength);
    }

    @Override
    public boolean open(
        int ssrc,
        long index,
        int trailer,
        byte[] packet,
        int offset,
        int headerLength,
        int textLength,
        byte[] out,
        int outOffset) {
      return true;
    }
  }
}
