package dev.tandem.server.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.media.api.PeerFailure;
import dev.tandem.server.media.api.PeerOptions;
import dev.tandem.server.media.api.PublishingPeer;
import dev.tandem.server.media.api.RemoteTransport;
import dev.tandem.server.media.dtls.Fingerprint;
import dev.tandem.server.media.ice.IceCredentials;
import dev.tandem.server.media.srtp.JdkPacketCiphers;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole media path over loopback sockets: real ICE, DTLS and SRTP at both ends. */
@ParameterizedClass
@ValueSource(ints = {1, 3})
class MediaEngineTest {
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final Duration SILENCE = Duration.ofSeconds(2);

  private final RecordingListener heard = new RecordingListener();
  private final int loops;
  private TandemMediaEngine engine;

  MediaEngineTest(int loops) {
    this.loops = loops;
  }

  @BeforeEach
  void start() throws IOException {
    engine = new TandemMediaEngine(EngineOptions.loops(loops, SILENCE), new JdkPacketCiphers());
  }

  @AfterEach
  void stop() {
    engine.close();
  }

  @Test
  void whatIsPublishedArrivesAtThePlayer() {
    try (LoopbackStream stream = stream(4);
        LoopbackStream.Player player = stream.play(LoopbackStream.IGNORE_PLAYER)) {
      await(() -> player.received() > 1_000);

      assertThat(heard.events()).containsSubsequence("connected", "firstMedia");
      await(() -> stream.publisher().stats().packets() > 0 && player.peer().stats().packets() > 0);
      assertThat(player.peer().stats().remoteAddress()).startsWith("127.0.0.1:");
    }
  }

  @Test
  void worksOverIpv6() throws IOException {
    InetAddress loopback = InetAddress.ofLiteral("::1");
    try (TandemMediaEngine six =
            new TandemMediaEngine(EngineOptions.bound(loopback), new JdkPacketCiphers());
        LoopbackStream stream = new LoopbackStream(six, heard, LoopbackStream.videoFrames(), 4);
        LoopbackStream.Player player = stream.play(LoopbackStream.IGNORE_PLAYER)) {
      await(() -> player.received() > 1_000);

      await(() -> player.peer().stats().remoteAddress().contains("0:0:0:0:0:0:0:1"));
    }
  }

  @Test
  void aPublisherThatSendsNothingFailsByRtpActivity() {
    LoopbackStream stream = new LoopbackStream(engine, heard, LoopbackPeer.Script.SILENT, 1);

    await(() -> heard.failure() != null);

    assertThat(heard.failure()).isEqualTo(PeerFailure.RTP_ACTIVITY);
    assertThat(heard.detail()).contains("no RTP packet arrived within 2000 ms");
    stream.close();
  }

  @Test
  void aPeerThatNeverChecksFailsByIceTimeout() {
    PublishingPeer peer = engine.openPublisher(PeerOptions.answering("nobody"), heard);
    IceCredentials nobody = IceCredentials.random(new Random(1));
    Fingerprint any = new Fingerprint("sha-256", "00");

    peer.start(new RemoteTransport(nobody, List.of(any), false, List.of()), List.of());
    await(() -> heard.failure() != null);

    assertThat(heard.failure()).isEqualTo(PeerFailure.ICE_TIMEOUT);
    peer.close();
  }

  @Test
  void onePlayerThatLeavesDoesNotDisturbTheOthers() {
    try (LoopbackStream stream = stream(1)) {
      List<LoopbackStream.Player> players = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        players.add(stream.play(LoopbackStream.IGNORE_PLAYER));
      }
      await(() -> players.stream().allMatch(p -> p.received() > 100));

      players.removeFirst().close();
      List<Integer> before = players.stream().map(LoopbackStream.Player::received).toList();

      for (int i = 0; i < 9; i++) {
        int was = before.get(i);
        LoopbackStream.Player player = players.get(i);
        await(() -> player.received() > was + 200);
        player.close();
      }
    }
  }

  @Test
  void playersOfOneStreamSpreadOverTheLoops() {
    int count = 3 * Placement.ROOM;
    try (LoopbackStream stream = stream(1)) {
      List<LoopbackStream.Player> players = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        players.add(stream.play(LoopbackStream.IGNORE_PLAYER));
      }
      await(() -> players.stream().allMatch(p -> p.received() > 100));

      assertThat(players.stream().map(MediaEngineTest::port).distinct())
          .containsExactlyInAnyOrderElementsOf(engine.ports());
      assertThat(engine.stats().drops()).containsEntry("other_loop_busy", 0L);
      players.forEach(LoopbackStream.Player::close);
    }
    assertThat(engine.stats().players()).isZero();
  }

  /** The port of the loop that a player lives on. */
  private static int port(LoopbackStream.Player player) {
    return ((EnginePlayer) player.peer()).loop.port();
  }

  @Test
  void playersOnOtherLoopsOutliveTheirPublisher() {
    LoopbackStream stream = stream(1);
    List<LoopbackStream.Player> players = new ArrayList<>();
    for (int i = 0; i < 2 * Placement.ROOM; i++) {
      players.add(stream.play(LoopbackStream.IGNORE_PLAYER));
    }
    await(() -> players.stream().allMatch(p -> p.received() > 100));

    stream.close();
    players.forEach(LoopbackStream.Player::close);

    try (LoopbackStream next = stream(1);
        LoopbackStream.Player player = next.play(LoopbackStream.IGNORE_PLAYER)) {
      await(() -> player.received() > 100);
    }
    assertThat(engine.stats().drops()).containsEntry("internal_error", 0L);
  }

  @Test
  void hostileDatagramsOfEveryLengthDisturbNoStream() throws IOException {
    long seed = 20_261_123;
    try (LoopbackStream stream = stream(1);
        LoopbackStream.Player player = stream.play(LoopbackStream.IGNORE_PLAYER)) {
      await(() -> player.received() > 100);

      sendHostileDatagrams(new Random(seed));
      int before = player.received();

      await(() -> player.received() > before + 200);
      assertThat(engine.stats().drops())
          .as("seed %d", seed)
          .containsEntry("internal_error", 0L)
          .hasEntrySatisfying("unknown_address", n -> assertThat(n).isPositive())
          .hasEntrySatisfying("stun_unknown_peer", n -> assertThat(n).isPositive());
      assertThat(heard.failure()).isNull();
    }
  }

  private void sendHostileDatagrams(Random random) throws IOException {
    int[] firstOctets = {0, 1, 20, 22, 63, 64, 127, 128, 144, 191, 255};
    try (DatagramSocket stranger = new DatagramSocket()) {
      for (int length = 0; length <= 1500; length++) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        if (length > 0) {
          bytes[0] = (byte) firstOctets[length % firstOctets.length];
        }
        stranger.send(
            new DatagramPacket(
                bytes, length, InetAddress.getLoopbackAddress(), engine.ports().getFirst()));
      }
    }
  }

  @Test
  void portsThatAreTakenAreSkippedWithinTheRange() throws IOException {
    try (TandemMediaEngine second =
        new TandemMediaEngine(EngineOptions.loops(loops, SILENCE), new JdkPacketCiphers())) {
      assertThat(second.ports()).doesNotContainAnyElementsOf(engine.ports());
    }
  }

  @Test
  void theWarmUpReachesTheFarEnd() {
    assertThat(engine.warmUp(Duration.ofSeconds(5))).isTrue();
    assertThat(engine.stats().publishers()).isZero();
    assertThat(engine.stats().players()).isZero();
  }

  private LoopbackStream stream(int burst) {
    return new LoopbackStream(engine, heard, LoopbackStream.videoFrames(), burst);
  }

  private static void await(BooleanSupplier condition) {
    Awaitility.await().atMost(DEADLINE).until(condition::getAsBoolean);
  }
}
