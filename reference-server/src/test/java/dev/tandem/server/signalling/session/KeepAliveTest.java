package dev.tandem.server.signalling.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.server.signalling.message.WcsMessage;
import dev.tandem.server.signalling.session.KeepAliveOptions.Algorithm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeepAliveTest {
  private final List<String> sent = new ArrayList<>();
  private final Outbox outbox =
      new Outbox() {
        @Override
        public void send(WcsMessage message) {
          sent.add(message.write());
        }

        @Override
        public void sendPing() {
          sent.add("frame");
        }

        @Override
        public void close(int code, String reason) {}
      };

  private KeepAlive keepAlive(Algorithm algorithm) {
    return new KeepAlive(
        new KeepAliveOptions(algorithm, Duration.ofSeconds(5), 2), outbox, () -> sent.add("lost"));
  }

  @Test
  void givesUpOnAClientThatMissedAllProbes() {
    KeepAlive keepAlive = keepAlive(Algorithm.HIGH_LEVEL);

    keepAlive.tick();
    keepAlive.tick();
    keepAlive.tick();

    String ping = "{\"message\":\"ping\",\"data\":[]}";
    assertThat(sent).containsExactly(ping, ping, "lost");
  }

  @Test
  void startsCountingAgainAfterAPong() {
    KeepAlive keepAlive = keepAlive(Algorithm.INTERNAL);

    keepAlive.tick();
    keepAlive.tick();
    keepAlive.pong();
    keepAlive.tick();
    keepAlive.tick();

    assertThat(sent).containsExactly("frame", "frame", "frame", "frame");
  }

  @Test
  void sendsNothingAndLosesNobodyWhenSwitchedOff() {
    KeepAlive keepAlive = keepAlive(Algorithm.NONE);

    for (int i = 0; i < 10; i++) {
      keepAlive.tick();
    }

    assertThat(sent).isEmpty();
  }

  @Test
  void refusesOptionsThatCannotWork() {
    assertThatThrownBy(() -> new KeepAliveOptions(Algorithm.NONE, Duration.ZERO, 1))
        .hasMessageContaining("positive interval");
    assertThatThrownBy(() -> new KeepAliveOptions(Algorithm.NONE, Duration.ofSeconds(1), 0))
        .hasMessageContaining("at least one probe");
  }
}
