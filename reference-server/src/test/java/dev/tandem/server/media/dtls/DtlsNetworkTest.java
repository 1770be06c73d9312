package dev.tandem.server.media.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Handshakes over networks that are not perfect. */
class DtlsNetworkTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void survivesLossDoublingAndReordering(long seed) throws Exception {
    try (Pair pair = new Pair(Links.bad(seed), Links.bad(seed + 1000))) {
      assertSameKeys(pair);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void survivesTheSameWhenEachRecordTravelsAlone(long seed) throws Exception {
    try (Pair pair =
        new Pair(
            link -> Links.perRecord(Links.bad(seed).apply(link)),
            link -> Links.perRecord(Links.bad(seed + 1000).apply(link)))) {
      assertSameKeys(pair);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {30, 50, 100})
  void assemblesMessagesFromFragmentsThatComeBackwards(int length) throws Exception {
    try (Pair pair =
        new Pair(Links.fragmentsBackwards(length), Links.fragmentsBackwards(length + 1))) {
      assertSameKeys(pair);
    }
  }

  @Test
  void theServerSendsItsLastFlightAgainWhenItWasLost() throws Exception {
    var lost = new AtomicBoolean();
    try (Pair pair = new Pair(link -> link, Links.losesTheFirstFinished(lost))) {
      assertSameKeys(pair);
      assertThat(lost).isTrue();
    }
  }

  private static void assertSameKeys(Pair pair) throws InterruptedException {
    SrtpKeyMaterial client = pair.clientEvents.awaitKeys();
    SrtpKeyMaterial server = pair.serverEvents.awaitKeys();
    assertThat(client.localKey()).isEqualTo(server.remoteKey());
    assertThat(client.remoteKey()).isEqualTo(server.localKey());
  }
}
