package dev.tandem.server.media.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.bouncycastle.tls.ExtensionType;
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

  /** As a browser does that also speaks DTLS 1.3 and sends post-quantum key shares. */
  @Test
  void aLargeClientHelloThatOffersDtls13GetsDtls12() throws Exception {
    var client =
        new ScriptedClient(
                Map.of(
                    ExtensionType.use_srtp, new byte[] {0, 4, 0, 1, 0, 7, 0},
                    ExtensionType.supported_versions,
                        new byte[] {4, (byte) 0xfe, (byte) 0xfc, (byte) 0xfe, (byte) 0xfd},
                    ExtensionType.key_share, new byte[1300]))
            .certified();
    var server = new AtomicReference<DtlsAssociation>();
    Events sent = new Events(d -> server.get().receive(d, 0, d.length));
    DatagramQueue toClient = new DatagramQueue(true, sent);
    Events events = new Events(d -> toClient.offer(d, 0, d.length));
    server.set(
        new DtlsAssociations(Pair.SERVER, Pair.RANDOM)
            .open(false, List.of(Pair.CLIENT.fingerprint()), 15_000, events));
    Thread thread = client.start(toClient);

    assertThat(events.awaitKeys().protectionProfile()).isEqualTo(0x0007);
    assertThat(sent.sentLengths().getFirst()).as("the first of two fragments").isEqualTo(1200);

    server.get().close();
    toClient.close();
    thread.join();
  }
}
