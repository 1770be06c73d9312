package dev.tandem.server.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HealthProbeTest {
  @Test
  void asksTheDefaultPortOfThisMachine() {
    assertThat(HealthProbe.readyAddress(Map.of()))
        .isEqualTo(URI.create("http://127.0.0.1:8081/health/ready"));
  }

  @Test
  void followsTheSettingsOfTheServer() {
    var environment = Map.of("TANDEM_BIND_ADDRESS", "fd00::1", "TANDEM_HTTP_PORT", "18081");
    assertThat(HealthProbe.readyAddress(environment))
        .isEqualTo(URI.create("http://[fd00::1]:18081/health/ready"));
  }

  @Test
  void isReadyWhenTheServerAnswers200() throws IOException {
    assertThat(isReadyWhenTheServerAnswers(200)).isTrue();
  }

  @Test
  void isNotReadyWhenTheServerAnswers503() throws IOException {
    assertThat(isReadyWhenTheServerAnswers(503)).isFalse();
  }

  @Test
  void isNotReadyWhenNobodyAnswers() throws IOException {
    int port;
    try (var closedAgain = new ServerSocket(0)) {
      port = closedAgain.getLocalPort();
    }
    assertThat(HealthProbe.isReady(URI.create("http://127.0.0.1:" + port + "/"))).isFalse();
  }

  private static boolean isReadyWhenTheServerAnswers(int status) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/health/ready",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    try {
      var address = "http://127.0.0.1:" + server.getAddress().getPort() + "/health/ready";
      return HealthProbe.isReady(URI.create(address));
    } finally {
      server.stop(0);
    }
  }
}
