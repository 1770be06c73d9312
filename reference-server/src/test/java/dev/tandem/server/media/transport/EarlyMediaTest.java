package dev.tandem.server.media.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.media.api.PeerFailure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EarlyMediaTest {
  private final EarlyMedia early = new EarlyMedia();
  private final Taken taken = new Taken();

  @Test
  void packetsAreHandedOverOnceAsTheyCame() {
    byte[] buffer = {0, 1, 2, 3, 4, 5};
    early.keep(false, buffer, 1, 2, 10);
    early.keep(true, buffer, 3, 3, 20);
    buffer[1] = 9;

    early.handOver(taken);
    early.handOver(taken);

    assertThat(taken.words).containsExactly("media [1, 2] at 10", "control [3, 4, 5] at 20");
  }

  @Test
  void nobodyCanMakeItGrow() {
    byte[] packet = new byte[100];
    int kept = 0;
    while (kept < 10_000 && early.keep(false, packet, 0, packet.length, kept)) {
      kept++;
    }

    early.handOver(taken);

    assertThat(kept).isEqualTo(200);
    assertThat(taken.words).hasSize(200);
  }

  private static final class Taken implements TransportListener {
    private final List<String> words = new ArrayList<>();

    @Override
    public void early(boolean isControl, byte[] packet, long cameNs) {
      String kind = isControl ? "control" : "media";
      words.add(kind + " " + Arrays.toString(packet) + " at " + cameNs);
    }

    @Override
    public void connected(long nowNs) {}

    @Override
    public void failed(PeerFailure failure, String detail) {}
  }
}
