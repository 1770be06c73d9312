package dev.tandem.server.media;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import dev.tandem.server.media.rtp.PlainText;
import dev.tandem.server.media.srtp.JdkPacketCiphers;
import dev.tandem.server.media.srtp.PacketCipher;
import dev.tandem.server.media.srtp.PacketCipherProvider;
import dev.tandem.server.media.srtp.PacketCiphers;
import dev.tandem.server.media.udp.UdpIo;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a media loop allocates for each packet that it receives and forwards, by the JVM's own count
 * for its thread. The far ends live on the same loop and are counted too: for each packet out there
 * are two sends and two receptions.
 */
class PacketPathAllocationTest {
  private static final int WARM = 30_000;
  private static final int MEASURED = 20_000;
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  /** Socket addresses: the JDK makes one where a socket's sender differs from its last one. */
  private static final double NIO_OCTETS = 120;

  /** AES-GCM of the JDK: two packets are sealed and two opened for each packet out. */
  private static final double JDK_CIPHER_OCTETS = 4 * 1_300;

  /** What timers, reports and the test itself leave, shared out over the packets. */
  private static final double NEXT_TO_NOTHING = 8;

  @Test
  void ourOwnCodeAllocatesNothing() throws IOException {
    PacketCipherProvider plain = (profile, kind, keys) -> new NoCipher(profile.tagLength());

    assertThat(octetsPerPacket(plain, UdpIo.NIO)).isLessThan(NIO_OCTETS);
  }

  @Test
  void theCallsOfLinuxAllocateNothing() throws IOException {
    assumeTrue(UdpIo.AUTO.isNative());
    PacketCipherProvider plain = (profile, kind, keys) -> new NoCipher(profile.tagLength());

    assertThat(octetsPerPacket(plain, UdpIo.NATIVE)).isLessThan(NEXT_TO_NOTHING);
  }

  @Test
  void crossingToAnotherLoopAllocatesNothing() throws IOException {
    assumeTrue(UdpIo.AUTO.isNative());
    PacketCipherProvider plain = (profile, kind, keys) -> new NoCipher(profile.tagLength());
    MediaOptions options = EngineOptions.loops(2, Duration.ofSeconds(10));
    List<LoopbackStream.Player> players = new ArrayList<>();
    try (TandemMediaEngine engine = new TandemMediaEngine(options, plain);
        LoopbackStream stream =
            new LoopbackStream(
                engine, LoopbackStream.IGNORE_PUBLISHER, LoopbackStream.videoFrames(), 4)) {
      do {
        players.add(stream.play(LoopbackStream.IGNORE_PLAYER));
      } while (((EnginePlayer) players.getLast().peer()).loop.port() == engine.ports().getFirst());

      assertThat(octetsPerPacket(players, "media-0", "media-1")).isLessThan(NEXT_TO_NOTHING);
      players.forEach(LoopbackStream.Player::close);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ipsec-mb", "boringssl", "openssl"})
  void nativeCiphersAndTheCallsOfLinuxAllocateNothing(String library) throws IOException {
    assumeTrue(UdpIo.AUTO.isNative());

    assertThat(octetsPerPacket(ciphers(library), UdpIo.NATIVE)).isLessThan(NEXT_TO_NOTHING);
  }

  @Test
  void theJdksCipherAllocatesWhatIsStated() throws IOException {
    assertThat(octetsPerPacket(new JdkPacketCiphers(), UdpIo.AUTO))
        .isLessThan(NIO_OCTETS + JDK_CIPHER_OCTETS);
  }

  /** The ciphers of a library, or the test is skipped. */
  private static PacketCipherProvider ciphers(String library) {
    try {
      return PacketCiphers.choose(library, System::nanoTime);
    } catch (IllegalArgumentException e) {
      return abort(library + " is not on this machine");
    }
  }

  private static double octetsPerPacket(PacketCipherProvider ciphers, UdpIo udpIo)
      throws IOException {
    try (TandemMediaEngine engine =
            new TandemMediaEngine(EngineOptions.loopback(Duration.ofSeconds(10), udpIo), ciphers);
        LoopbackStream stream =
            new LoopbackStream(
                engine, LoopbackStream.IGNORE_PUBLISHER, LoopbackStream.videoFrames(), 8);
        LoopbackStream.Player player = stream.play(LoopbackStream.IGNORE_PLAYER)) {
      return octetsPerPacket(List.of(player), "media-0");
    }
  }

  /** What some loops allocate together for each packet that one of the players receives. */
  private static double octetsPerPacket(List<LoopbackStream.Player> players, String... loops) {
    awaitReceived(players, players.size() * WARM);
    long octetsBefore = allocatedBy(loops);
    int packetsBefore = received(players);
    awaitReceived(players, packetsBefore + players.size() * MEASURED);
    double packets = received(players) - packetsBefore;
    double result = (allocatedBy(loops) - octetsBefore) / packets;
    System.out.printf("%.1f octets allocated per packet%n", result);
    return result;
  }

  private static int received(List<LoopbackStream.Player> players) {
    return players.stream().mapToInt(LoopbackStream.Player::received).sum();
  }

  private static void awaitReceived(List<LoopbackStream.Player> players, int count) {
    Awaitility.await().atMost(DEADLINE).until(() -> received(players) >= count);
  }

  private static long allocatedBy(String... loops) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
        .filter(thread -> thread != null && List.of(loops).contains(thread.getThreadName()))
        .mapToLong(thread -> threads.getThreadAllocatedBytes(thread.getThreadId()))
        .sum();
  }

  /** Encrypts nothing: what remains is our own code and the sockets. */
  private record NoCipher(int tagLength) implements PacketCipher {

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
      MemorySegment.copy(header, headerOffset, packet, JAVA_BYTE, place, headerLength);
      long textPlace = place + headerLength;
      MemorySegment.copy(text.array(), text.offset(), packet, JAVA_BYTE, textPlace, text.length());
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
      System.arraycopy(packet, offset + headerLength, out, outOffset, textLength);
      return true;
    }
  }
}
