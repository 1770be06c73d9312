package dev.tandem.conformance.container;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EngineAddressTest {
  @Test
  void withoutAnAddressNothingIsTried() {
    assertThatCode(() -> EngineAddress.check(Map.of())).doesNotThrowAnyException();
  }

  @Test
  void anEngineThatListensIsTaken() throws IOException {
    try (ServerSocket engine = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String address = "tcp://127.0.0.1:" + engine.getLocalPort();

      assertThatCode(() -> EngineAddress.check(Map.of("DOCKER_HOST", address)))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void anEngineThatDoesNotListenIsNamed() {
    for (String address : new String[] {"tcp://127.0.0.1:1", "unix:///no/such.sock", "a b"}) {
      assertThatThrownBy(() -> EngineAddress.check(Map.of("DOCKER_HOST", address)))
          .isInstanceOf(ContainerException.class)
          .hasMessageContaining("DOCKER_HOST=" + address)
          .hasMessageContaining("start it, or correct or unset that variable");
    }
  }
}
