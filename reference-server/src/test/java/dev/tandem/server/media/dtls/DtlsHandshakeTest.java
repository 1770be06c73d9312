package dev.tandem.server.media.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Both roles against each other. */
class DtlsHandshakeTest {

  @Test
  void bothSidesDeriveTheSameKeys() throws Exception {
    try (Pair pair = Pair.perfect()) {
      SrtpKeyMaterial client = pair.clientEvents.awaitKeys();
      SrtpKeyMaterial server = pair.serverEvents.awaitKeys();

      assertThat(client.localKey()).isEqualTo(server.remoteKey()).hasSize(16);
      assertThat(client.localSalt()).isEqualTo(server.remoteSalt()).hasSize(12);
      assertThat(client.remoteKey()).isEqualTo(server.localKey()).hasSize(16);
      assertThat(client.remoteSalt()).isEqualTo(server.localSalt()).hasSize(12);
      assertThat(client.localKey()).isNotEqualTo(client.remoteKey());
    }
  }

  @Test
  void bothSidesPreferTheFastestProfile() throws Exception {
    try (Pair pair = Pair.perfect()) {
      assertThat(pair.clientEvents.awaitKeys().protectionProfile()).isEqualTo(0x0007);
      assertThat(pair.serverEvents.awaitKeys().protectionProfile()).isEqualTo(0x0007);
    }
  }

  @Test
  void datagramsFitIntoAnyPath() throws Exception {
    try (Pair pair = Pair.perfect()) {
      pair.clientEvents.awaitKeys();
      pair.serverEvents.awaitKeys();

      assertThat(pair.clientEvents.sentLengths()).isNotEmpty().allMatch(length -> length <= 1200);
      assertThat(pair.serverEvents.sentLengths()).isNotEmpty().allMatch(length -> length <= 1200);
    }
  }

  @Test
  void closingOneSideClosesTheOther() throws Exception {
    try (Pair pair = Pair.perfect()) {
      pair.clientEvents.awaitKeys();
      pair.serverEvents.awaitKeys();

      pair.client.close();

      pair.serverEvents.await(Events.Closed.class);
      pair.serverEvents.assertNoMore();
      pair.clientEvents.assertNoMore();
    }
  }
}
