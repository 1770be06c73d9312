package dev.tandem.server.media.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.media.router.Bench.Players;
import java.util.List;
import org.junit.jupiter.api.Test;

class EqualRunsTest {
  private final Bench bench = Bench.connected(Players.ON_THE_PUBLISHERS_LOOP);

  @Test
  void packetsOfAFrameThatDifferByAnOctetLeaveEquallyLong() {
    Player player = bench.player();
    List<byte[]> payloads = together(1041, 1041, 1042, 1042);

    assertThat(lengths(player)).hasSize(4).containsOnly(lengths(player).getLast());
    assertThat(player.video()).extracting(Rtp::payload).containsExactlyElementsOf(payloads);
    Bench.assertGapless(player.video());
  }

  @Test
  void theLastPacketMayBeShorterSinceARunMayEndSo() {
    Player player = bench.player();
    together(1042, 1041, 1040);

    int longest = lengths(player).getFirst();
    assertThat(lengths(player)).containsExactly(longest, longest, longest - 2);
  }

  @Test
  void packetsThatDifferByMoreStayAsTheyAre() {
    Player player = bench.player();
    together(1000, 1042, 300, 301);

    int first = lengths(player).getFirst();
    assertThat(lengths(player)).containsExactly(first, first + 42, first - 700, first - 699);
  }

  @Test
  void aPlayerWhoGetsTheSamePacketAgainGetsNoPadding() {
    Player player = bench.player(Formats.vp8(Formats.ALL));
    together(1041, 1042);
    Rtp first = player.video().getFirst();

    player.nack(first.sequence());

    assertThat(lengths(player).get(1)).isEqualTo(lengths(player).get(0) + 1);
    assertThat(player.video().getLast().octets()).isEqualTo(first.octets());
  }

  @Test
  void aRetransmissionHasTheWholePayloadAndNoPadding() {
    Player player = bench.player();
    List<byte[]> payloads = together(1041, 1042);

    player.nack(player.video().getFirst().sequence());

    assertThat(player.retransmissions().getFirst().originalPayload())
        .isEqualTo(payloads.getFirst());
  }

  @Test
  void withoutRedAPayloadIsPaddedNoMore() {
    Player player = bench.player(Formats.vp8WithRtx(Formats.VP8), Formats.vp8WithRtx(Formats.RED));
    bench.publisher.together(() -> {
      bench.video.keyFrameInRed();
      bench.video.frame(2);
    });

    assertThat(player.video()).hasSize(3);
    assertThat(player.video().getFirst().payload()).hasSize(800);
  }

  private List<byte[]> together(int... octets) {
    var payloads = new java.util.ArrayList<byte[]>();
    bench.publisher.together(() -> payloads.addAll(bench.video.keyFrameOf(octets)));
    return payloads;
  }

  private static List<Integer> lengths(Player player) {
    return player.video().stream().map(packet -> packet.octets().length).toList();
  }
}
